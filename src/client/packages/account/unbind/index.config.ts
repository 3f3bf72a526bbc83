export default definePageConfig({ navigationBarTitleText: '取消认户' })

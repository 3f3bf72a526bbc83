export default definePageConfig({ navigationBarTitleText: '认户' })

export default definePageConfig({ navigationBarTitleText: '家户' })

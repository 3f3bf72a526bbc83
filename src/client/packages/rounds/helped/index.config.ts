export default definePageConfig({ navigationBarTitleText: '照顾户' })

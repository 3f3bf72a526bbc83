export default definePageConfig({ navigationBarTitleText: '说事的期限' })

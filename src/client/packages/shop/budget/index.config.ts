export default definePageConfig({ navigationBarTitleText: '兑换预算' })

export default definePageConfig({ navigationBarTitleText: '这次兑换' })

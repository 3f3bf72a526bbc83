export default definePageConfig({ navigationBarTitleText: '替哪一户兑换' })

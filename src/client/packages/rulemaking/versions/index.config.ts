export default definePageConfig({ navigationBarTitleText: '历次积分细则' })

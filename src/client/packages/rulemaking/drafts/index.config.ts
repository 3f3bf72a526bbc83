export default definePageConfig({ navigationBarTitleText: '起草积分细则' })

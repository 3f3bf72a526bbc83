export default definePageConfig({ navigationBarTitleText: '一批积分' })

export default definePageConfig({ navigationBarTitleText: '全村积分' })

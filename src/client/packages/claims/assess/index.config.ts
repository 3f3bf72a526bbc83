export default definePageConfig({ navigationBarTitleText: '评积分' })

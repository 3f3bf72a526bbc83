export default definePageConfig({ navigationBarTitleText: '合法性意见' })

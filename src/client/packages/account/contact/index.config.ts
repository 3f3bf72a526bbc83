export default definePageConfig({ navigationBarTitleText: '隐私联系电话' })

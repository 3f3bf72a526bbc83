export default definePageConfig({ navigationBarTitleText: '听取各户意见' })

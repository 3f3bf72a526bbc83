export default definePageConfig({ navigationBarTitleText: '检查路线' })

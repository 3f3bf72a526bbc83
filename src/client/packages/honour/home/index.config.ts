export default definePageConfig({ navigationBarTitleText: '最美评选' })

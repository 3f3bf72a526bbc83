export default definePageConfig({ navigationBarTitleText: '开一轮评选' })

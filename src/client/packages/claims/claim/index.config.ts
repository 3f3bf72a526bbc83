export default definePageConfig({ navigationBarTitleText: '一条申报' })

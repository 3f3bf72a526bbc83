export default definePageConfig({ navigationBarTitleText: '一条异议' })

export default definePageConfig({ navigationBarTitleText: '转来的异议' })

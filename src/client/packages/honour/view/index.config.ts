export default definePageConfig({ navigationBarTitleText: '院落评议' })

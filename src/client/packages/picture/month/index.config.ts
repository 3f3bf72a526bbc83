export default definePageConfig({ navigationBarTitleText: '本月一图' })

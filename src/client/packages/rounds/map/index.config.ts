export default definePageConfig({ navigationBarTitleText: '路线图' })

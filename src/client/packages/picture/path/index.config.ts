export default definePageConfig({ navigationBarTitleText: '六步一图' })

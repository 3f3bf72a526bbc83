export default definePageConfig({ navigationBarTitleText: '六步登记表' })

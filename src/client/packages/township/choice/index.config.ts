export default definePageConfig({ navigationBarTitleText: '县里的规则' })

export default definePageConfig({ navigationBarTitleText: '名册更正' })

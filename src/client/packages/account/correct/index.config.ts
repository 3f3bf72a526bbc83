export default definePageConfig({ navigationBarTitleText: '名册上写错了' })

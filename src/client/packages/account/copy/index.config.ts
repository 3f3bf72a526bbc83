export default definePageConfig({ navigationBarTitleText: '要一份我的资料' })

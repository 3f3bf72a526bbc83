export default definePageConfig({ navigationBarTitleText: '和供货人结算' })

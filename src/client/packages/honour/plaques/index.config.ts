export default definePageConfig({ navigationBarTitleText: '挂牌的户' })

export default definePageConfig({ navigationBarTitleText: '参评的户' })

export default definePageConfig({ navigationBarTitleText: '并户转分' })

export default definePageConfig({ navigationBarTitleText: '检查进度' })

export default definePageConfig({ navigationBarTitleText: '这个任职' })

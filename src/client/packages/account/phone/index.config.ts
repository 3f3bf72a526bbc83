export default definePageConfig({ navigationBarTitleText: '有事打谁的电话' })

export default definePageConfig({ navigationBarTitleText: '要表决的事' })

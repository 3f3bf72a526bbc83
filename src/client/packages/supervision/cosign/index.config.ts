export default definePageConfig({ navigationBarTitleText: '待会签的公示' })

export default definePageConfig({ navigationBarTitleText: '开一轮检查' })

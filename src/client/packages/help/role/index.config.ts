export default definePageConfig({ navigationBarTitleText: '我能做什么' })

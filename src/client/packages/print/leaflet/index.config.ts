export default definePageConfig({ navigationBarTitleText: '折页打印' })

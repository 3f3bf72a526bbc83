export default definePageConfig({ navigationBarTitleText: '方案的每一版' })

export default definePageConfig({ navigationBarTitleText: '三张图看懂小院' })

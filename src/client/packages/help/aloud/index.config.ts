export default definePageConfig({ navigationBarTitleText: '朗读' })

export default definePageConfig({ navigationBarTitleText: '朗读和说话' })

export default definePageConfig({ navigationBarTitleText: '答复投诉举报' })

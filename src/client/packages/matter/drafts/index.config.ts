export default definePageConfig({ navigationBarTitleText: '没说完的事' })

export default definePageConfig({ navigationBarTitleText: '议事过程' })

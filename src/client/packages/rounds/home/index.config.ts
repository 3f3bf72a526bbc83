export default definePageConfig({ navigationBarTitleText: '庭院卫生' })

export default definePageConfig({ navigationBarTitleText: '按年看积分' })

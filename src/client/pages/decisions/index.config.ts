export default definePageConfig({
  navigationBarTitleText: '公开',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp'
})

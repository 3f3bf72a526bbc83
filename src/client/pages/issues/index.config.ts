export default definePageConfig({
  navigationBarTitleText: '说事',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp'
})

export default definePageConfig({ navigationBarTitleText: '提一件要村里定的事' })

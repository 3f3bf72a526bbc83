export default definePageConfig({ navigationBarTitleText: '大喇叭怎么说' })

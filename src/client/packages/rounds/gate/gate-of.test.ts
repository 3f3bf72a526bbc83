import { gateInText, gateOf } from './gate-of'

const v = '01890a5d-ac96-774b-bcce-b302099a8057'
const h = '01890a5d-ac96-774b-bcce-b302099a8058'
const address = `https://xiaoyuan.example/#/packages/rounds/gate/index?v=${v}&h=${h}&k=ABCD2345`
const gate = { villageId: v, householdId: h, code: 'ABCD2345' }

test('another code, half a code, and no code lead nowhere', () => {
  expect(gateInText('https://example.com/pay?to=1')).toBeNull()
  expect(gateInText(address.replace(h, 'x'))).toBeNull()
  expect(gateInText('https://example.com/?v=%E0%A4%A')).toBeNull()
  expect(gateOf({})).toBeNull()
})

test('the page opened in a browser, by WeChat, or scanned in the app', () => {
  expect(gateOf({ v, h, k: 'ABCD2345' })).toEqual(gate)
  expect(gateOf({ q: encodeURIComponent(address) })).toEqual(gate)
  expect(gateInText(address)).toEqual(gate)
})

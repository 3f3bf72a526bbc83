import { seriousViolations } from './axe'
import type { H5Driver } from './h5-driver'

/** Throws when axe finds something serious on the page that is shown, by these of its rules or by all. */
export const expectAccessible = async (phone: H5Driver, rules?: readonly string[]): Promise<void> => {
  const serious = await seriousViolations(phone.page, rules)
  if (serious.length === 0) return
  const told = serious.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join('\n  ')}`)
  throw new Error(`${phone.page.url()} cannot be used by everyone:\n${told.join('\n')}`)
}

/** Throws unless a screen reader comes to these words in this order. */
export const expectReadInOrder = async (phone: H5Driver, words: readonly string[]): Promise<void> => {
  const said = await phone.page.locator('body').ariaSnapshot()
  let from = 0
  for (const word of words) {
    const at = said.indexOf(word, from)
    if (at < 0) throw new Error(`“${word}” is not read out where it should be; what is read out:\n${said}`)
    from = at + word.length
  }
}

/** One decision and its notice, as they are read out to a villager who cannot see them. */
export const reading = async (phone: H5Driver): Promise<void> => {
  await phone.tab('公开')
  await phone.see('公示中')
  await expectAccessible(phone)
  await phone.tap(/还有\d+天可以提异议/)
  await phone.see('六步走到哪')
  await expectAccessible(phone)
  await expectReadInOrder(phone, [
    '议事过程',
    '编号',
    '是什么事',
    '对我家意味着什么',
    '六步走到哪',
    ...['提议', '商议', '审议', '决议', '决议公开', '结果公开'],
    '公示',
    '全部经过',
    '提出异议'
  ])
  await phone.tap(/看公示全文/)
  await phone.see('公示记录')
  await expectAccessible(phone)
  await expectReadInOrder(phone, [
    '公示',
    '公示记录',
    '校验码',
    '村务监督委员会',
    '乡镇人民政府',
    '信访',
    '人民法院'
  ])
  await phone.tap(/提出异议/)
  await phone.see('是哪方面')
  await expectAccessible(phone)
}

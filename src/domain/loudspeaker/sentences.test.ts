import type { Contact } from '../contact/say-contact'
import {
  type Announcement,
  sayMatter,
  sayMeeting,
  sayMonthPoints,
  sayNotice,
  sayRound,
  secondsOf,
  textOf
} from './sentences'

const contact: Contact = {
  ...{ level: 'village', office: '莫𡐓村村委会', name: '向会计', phone: '0718-7222345' },
  hours: '白天'
}
const at = { villageName: '莫𡐓村', contact, today: '2026-11-22' }
const notice = {
  ...{ subjectName: '决议公开', title: '老井水源饮水管网维修资金使用方案', isCorrection: false },
  ...{ windowLastDay: '2026-11-26', termLastDay: '2026-11-29', takesObjections: true }
}

/** What holds for every announcement: the opening twice, sentences for the ear, a minute at most, whom to ask. */
const expectForEar = (said: Announcement): void => {
  const [opening = ''] = said.sentences
  expect(opening.match(/村民朋友们请注意/g)).toHaveLength(2)
  expect(said.sentences.length).toBeGreaterThanOrEqual(4)
  expect(said.sentences.length).toBeLessThanOrEqual(7)
  expect(secondsOf(said)).toBeLessThanOrEqual(60)
  expect(textOf(said)).not.toMatch(/[0-9A-Za-z¥%]/)
  expect(said.sentences.every((s) => s.endsWith('。') && !s.includes('。。'))).toBe(true)
  expect(said.sentences.at(-1)).toContain('电话零七幺八，七二二二三四五')
}

test('a notice: what it is, where it hangs, until when one may object', () => {
  const said = sayNotice(notice, at)
  expectForEar(said)
  expect(textOf(said)).toContain('有不同意见，请在十一月二十六号以前提出来')
  expect(textOf(said)).toContain('到十一月二十九号为止')
  expect(said.sentences.at(-1)).toContain('提异议找村务监督委员会')
})

test('a notice whose days to object are over asks for no objections', () => {
  const text = textOf(sayNotice({ ...notice, takesObjections: false }, at))
  expect(text).not.toContain('异议')
  expect(text).not.toContain('有不同意见')
})

test('a correction says so, and a long title is cut to what an ear can hold', () => {
  const said = sayNotice({ ...notice, isCorrection: true, title: '很长的题目'.repeat(20) }, at)
  expectForEar(said)
  expect(textOf(said)).toContain('更正公告')
})

test('a meeting: day, time, place, what is voted on; tomorrow is called tomorrow', () => {
  const meeting = {
    ...{ kindName: '村民代表会议', title: '三组至七组通组公路硬化及筹劳方案', plannedOn: '2026-11-23' },
    ...{ timeWords: '下午2点30分', place: '村委会二楼会议室' }
  }
  const said = sayMeeting(meeting, at)
  expectForEar(said)
  expect(textOf(said)).toMatch(/明天十一月二十三号下午[二两]点三十分，开村民代表会议/)
  expect(textOf(sayMeeting({ ...meeting, plannedOn: '2026-11-26' }, at))).not.toContain('明天')
})

test('a matter: its kind and state, and nobody’s words', () => {
  const said = sayMatter({ categoryName: '路灯用电', stateName: '办完待确认' }, at)
  expectForEar(said)
  expect(textOf(said)).toContain('是路灯用电的事')
})

test('the month’s points by category', () => {
  const categories = [
    { name: '乡村建设参与', points: 120 },
    { name: '庭院卫生', points: 45 },
    { name: '公益美德', points: 0 }
  ]
  const said = sayMonthPoints({ month: '2026-11', total: 165, categories }, at)
  expectForEar(said)
  expect(textOf(said)).toContain('十一月，全村一共得了一百六十五分')
  expect(textOf(said)).toContain('公益美德零分')
})

test('a round: which days, how many households, nothing to fear', () => {
  const said = sayRound(
    { name: '本月庭院卫生检查', from: '2026-11-23', to: '2026-12-02', households: 526 },
    at
  )
  expectForEar(said)
  expect(textOf(said)).toContain('明天十一月二十三号到十二月二号')
})

test('without anybody to call it leads to the village’s office', () => {
  const said = sayMatter({ categoryName: '道路桥梁', stateName: '正在办' }, { ...at, contact: null })
  expect(said.sentences.at(-1)).toContain('请找村委会')
})

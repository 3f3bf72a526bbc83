import type { NoticeEvent } from './notice'
import { noticeState, termRun } from './notice-state'
import { at, down, notice, signed, up } from './notice-testing'

const look = (events: readonly NoticeEvent[], now: string) => noticeState(notice(events), at(now))
const started = [signed, up('11-01 10:00')]

test('the run that the register names is the one in which the term passed, not what broke off or came after', () => {
  const events = [...started, down('11-05 10:00'), up('11-10 10:00')]
  const from = (more: readonly NoticeEvent[], now: string) => termRun(look([...events, ...more], now))?.from
  expect(from([], '11-20 10:00')).toEqual(at('11-10 10:00'))
  expect(look(events, '11-26 00:00').termDoneAt).toEqual(at('11-26 00:00'))
  expect(from([down('11-27 10:00'), up('12-01 10:00')], '12-02 10:00')).toEqual(at('11-10 10:00'))
  expect(termRun(look([signed], '11-01 10:00'))).toBeNull()
})

import { isDone, type Stop, type StopState, stateOf } from './use-route'

const stop = (over: Partial<Stop> = {}): Stop => ({
  ...{ id: 'h1', no: '01001', head: '向国富', group: '1组', yard: '桂花院子', helped: false, enter: null },
  ...{ kin: false, sent: false, again: false, ...over }
})

test.each<[string, Partial<Stop>, Parameters<typeof stateOf>[1], StopState]>([
  ['a relative is not scored, whatever the phone has', { kin: true }, { state: 'open', again: false }, 'kin'],
  ['nothing yet', {}, null, 'todo'],
  ['sent from another phone', { sent: true }, null, 'sent'],
  ['begun here after it was sent', { sent: true }, { state: 'open', again: false }, 'open'],
  ['waits for a signal', {}, { state: 'queued', again: false }, 'queued'],
  ['came back', {}, { state: 'returned', again: false }, 'returned'],
  [
    'a second look waits, the first is sent',
    { again: true, sent: true },
    { state: 'sent', again: false },
    'again'
  ],
  [
    'the second look is sent, the route not read since',
    { again: true },
    { state: 'sent', again: true },
    'sent'
  ],
  ['the second look is begun', { again: true }, { state: 'open', again: true }, 'open']
])('%s', (_, of, sheet, state) => {
  expect(stateOf(stop(of), sheet)).toBe(state)
})

test('what is done asks for nothing more', () => {
  const states: StopState[] = ['kin', 'again', 'todo', 'open', 'queued', 'sent', 'returned']
  expect(states.filter(isDone)).toEqual(['kin', 'queued', 'sent'])
})

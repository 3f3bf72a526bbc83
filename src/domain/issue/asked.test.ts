import { askedOf } from './asked'
import { at, clerk, when } from './issue-testing'

const soon = { now: when('11-22 10:00'), dueAt: when('11-23 00:00') }
const over = { now: when('11-23 00:00'), dueAt: when('11-23 00:00') }
const party = { memberId: 'party', name: '李大翠' }

test('asks nobody but the parties, and nothing while others have it', () => {
  expect(askedOf(at('RATING'), ['somebody'], soon)).toBeNull()
  expect(askedOf(at('DECLINED'), ['somebody'], soon)).toBeNull()
  expect(askedOf(at('TRIAGED', { otherParty: party }), ['somebody'], soon)).toBeNull()
  expect(askedOf(at('IN_PROGRESS', { owner: clerk }), ['raiser'], soon)).toBeNull()
  expect(askedOf(at('TRIAGED'), ['raiser'], soon)).toBeNull()
})

test('a rating is asked until its term is over, and never of one’s own work', () => {
  expect(askedOf(at('RATING', { owner: clerk }), ['raiser'], soon)).toBe('rate')
  expect(askedOf(at('RATING', { raisedFor: 'mother' }), ['mother'], soon)).toBe('rate')
  expect(askedOf(at('RATING', { owner: clerk }), ['raiser'], over)).toBeNull()
  expect(askedOf(at('RATING', { owner: clerk }), ['raiser', 'clerk'], soon)).toBeNull()
})

test('a word on mediation is asked of each side once', () => {
  const asked = at('TRIAGED', { channel: 'mediation', otherParty: party, raiserConsents: true })
  expect(askedOf(asked, ['party'], soon)).toBe('consent')
  expect(askedOf(asked, ['raiser'], soon)).toBeNull()
  expect(askedOf({ ...asked, otherConsents: false }, ['party'], soon)).toBeNull()
  expect(askedOf({ ...asked, raiserConsents: null }, ['raiser'], soon)).toBe('consent')
  expect(askedOf({ ...asked, otherParty: { ...party, memberId: null } }, ['party'], soon)).toBeNull()
})

test('a refusal may be looked at again once, within its term', () => {
  expect(askedOf(at('DECLINED'), ['raiser'], soon)).toBe('reconsider')
  expect(askedOf(at('DECLINED'), ['raiser'], over)).toBeNull()
  expect(askedOf(at('DECLINED', { reconsiderAskedAt: when('11-22 09:00') }), ['raiser'], soon)).toBeNull()
})

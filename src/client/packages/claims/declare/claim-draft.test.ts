import { type ClaimForm, claimInput, claimLacks } from './claim-draft'

const form: ClaimForm = {
  ...{ itemId: 'item', householdId: 'home', memberId: null, times: 2, occurredOn: '2026-11-20' },
  ...{ note: ' ', photos: [] }
}
const free = { perPerson: false, evidence: null }
const proven = { perPerson: false, evidence: { words: '照片', needed: true } }
const photo = { id: 'p', path: '/p', fileId: 'f', smallUrl: null, problem: null }

test('who did it is asked where a person earns', () => {
  expect(claimLacks(form, { ...free, perPerson: true })?.field).toBe('memberId')
  expect(claimLacks({ ...form, memberId: 'm' }, { ...free, perPerson: true })).toBeNull()
})

test('evidence is asked only where the rule asks for it; a photo or words will do', () => {
  expect(claimLacks(form, { ...free, evidence: { words: '照片', needed: false } })).toBeNull()
  expect(claimLacks(form, proven)?.field).toBe('note')
  expect(claimLacks({ ...form, note: '组长看见的' }, proven)).toBeNull()
  expect(claimLacks({ ...form, photos: [photo] }, proven)).toBeNull()
})

test('a photo that was refused keeps the form back; one that waits for a signal does not', () => {
  expect(
    claimLacks({ ...form, photos: [{ ...photo, fileId: null, problem: '文件太大' }] }, proven)?.field
  ).toBe('photos')
  expect(claimLacks({ ...form, photos: [{ ...photo, fileId: null }] }, proven)).toBeNull()
})

test('what is not filled in is not sent', () => {
  const sent = claimInput('village', form)
  expect(sent).toEqual({
    ...{ villageId: 'village', householdId: 'home', itemId: 'item', times: 2, occurredOn: '2026-11-20' }
  })
  const whole = claimInput('village', { ...form, memberId: 'm', note: ' 扫了 ', photos: [photo] })
  expect(whole).toMatchObject({ memberId: 'm', note: '扫了' })
})

import type { IssueDraft } from '../../src/client/stores/drafts'
import type { Letter } from '../../src/client/stores/letters'
import type { Parcel } from '../../src/client/stores/outbox'
import { demoPerson } from '../../src/cloud/demo/demo-people'
import { villageId } from '../matter-scene'
import { TOLD_TIME } from './told-time'

const { holderId, householdId } = demoPerson('representative-a')
const HOUR = 3_600_000
const id = (no: number) => `00000000-0000-4000-8000-00000000000${no}`

// None of them waits for a signal: those would leave as soon as the app is opened.
const parcel = (no: number, hoursAgo: number): Parcel => ({
  ...{ draftId: id(no), requestId: id(no), villageId, holderId, sound: null, photos: [] },
  ...{ editedAt: Date.parse(TOLD_TIME) - hoursAgo * HOUR, state: 'open', problem: null }
})

const matter = (no: number, hoursAgo: number, over: Partial<IssueDraft>): IssueDraft => ({
  ...parcel(no, hoursAgo),
  ...{ hearer: 'courtyard', category: 'road', words: '', placeWords: '', point: null, audience: 'village' },
  ...{ urgent: false, showName: true, onBehalfOf: null, forName: '', otherName: '' },
  ...over
})

const begun = matter(1, 1, { words: '下雨天学堂院落门口的路' })
const refused = matter(2, 26, {
  words: '二组的桥栏杆松了，打13900000000找我',
  problem: { field: 'words', message: '请不要写手机号：“13900000000”。' }
})
const letter: Letter = {
  ...parcel(3, 3),
  ...{ kind: 'objection', title: '异议', about: '老井水源饮水管网维修资金使用方案', until: null },
  ...{ words: '水管的米数和我们量的不一样。', problem: { field: null, message: '这份公示已经换下来了。' } },
  input: { villageId, noticeId: id(4), ground: 'accounts', words: '水管的米数不一样。', showName: false },
  page: { name: 'object', query: { villageId, noticeId: id(4) } },
  form: { name: 'objection-drafts', key: `${villageId}/${holderId}/${householdId}` }
}

/** What somebody's phone holds that has not left it: half said, given back, refused. */
export const notSent = {
  matters: { matters: { [begun.draftId]: begun, [refused.draftId]: refused } },
  letters: { letters: { [letter.draftId]: letter } }
}

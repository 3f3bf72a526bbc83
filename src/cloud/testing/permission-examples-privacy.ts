import { randomUUID } from 'node:crypto'
import { currentAgreement } from '@/domain/account/agreement/versions'
import type { Paths, Scene } from './permission-examples'

const requestId = () => randomUUID()
const ofCorrection = ({ at, life }: Scene) => ({
  requestId: requestId(),
  villageId: at.villageId,
  correctionId: life.correctionId
})

const contact = {
  post: '村委会',
  name: '向会计',
  phone: '0718-7221234',
  hours: '白天',
  agreed: true as const
}

/** One input for every procedure of the account, contacts, corrections and complaints; see permission-examples.ts. */
export const privacyExamples: Record<
  Extract<Paths, `account.${string}` | `contact.${string}` | `correction.${string}` | `complaint.${string}`>,
  (scene: Scene) => object
> = {
  'account.readPrivacy': () => ({}),
  'account.consent': () => ({ requestId: requestId(), version: currentAgreement.version, kind: 'agreed' }),
  'account.chooseContact': ({ at }) => ({
    requestId: requestId(),
    countyId: at.countyId,
    office: '县政务服务中心',
    phone: '0718-7221234',
    address: '都亭街道'
  }),
  'contact.read': ({ at }) => ({ villageId: at.villageId }),
  'contact.chooseVillage': ({ at }) => ({ requestId: requestId(), villageId: at.villageId, contact }),
  'contact.chooseTownship': ({ at }) => ({ requestId: requestId(), townshipId: at.townshipId, contact }),
  'account.foreseeClose': () => ({}),
  // Whoever is closed is bound anew by the next call.
  'account.close': () => ({ requestId: requestId() }),
  'account.askCopy': () => ({ requestId: requestId() }),
  'account.listCopies': () => ({}),
  'correction.readOwn': ({ at }) => ({ villageId: at.villageId, memberId: at.holders.villager.id }),
  'correction.ask': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    memberId: at.holders.villager.id,
    field: 'sex',
    wanted: '不知道'
  }),
  'correction.moveOwn': (scene) => ({ ...ofCorrection(scene), action: 'withdraw' }),
  'correction.list': ({ at }) => ({ villageId: at.villageId }),
  'correction.decide': (scene) => ({ ...ofCorrection(scene), action: 'refuse', reason: '和户口本一样' }),
  'correction.listPassedUp': ({ at }) => ({ townshipId: at.townshipId }),
  'correction.lookAt': (scene) => ({ ...ofCorrection(scene), action: 'uphold', reason: '和户口本一样' }),
  'complaint.make': ({ at }) => ({
    requestId: requestId(),
    villageId: at.villageId,
    kind: 'content',
    words: '这条内容不该公开',
    about: { kind: 'issue', id: randomUUID() }
  }),
  'complaint.listOwn': () => ({}),
  'complaint.list': ({ at }) => ({ placeId: at.townshipId, state: 'asked' }),
  'complaint.answer': ({ at, life }) => ({
    requestId: requestId(),
    placeId: at.townshipId,
    complaintId: life.complaintId,
    words: '已经看过了'
  })
}

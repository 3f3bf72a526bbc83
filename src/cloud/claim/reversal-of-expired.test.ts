import { endLots } from '../points/expiry'
import { bookOne } from '../points/ledger-testing'
import { verifyLedger } from '../points/verify'
import { claimScene } from '../testing/claim-scene'
import { hour, press } from '../testing/notice-scene'

const scene = claimScene(1)
const villageId = () => scene.villageId()
const home = () => scene.person(0).householdId
const award = async (points: number, expiresOn: string | null) => {
  const by = { ...scene.base.world.A.holders.committee_member, role: 'committee_member' as const }
  const booked = await bookOne(scene.base.db, {
    ...{ villageId: villageId(), householdId: home(), itemId: scene.items.deed, by, points, expiresOn },
    now: scene.base.now
  })
  return booked.status === 'posted' ? booked.entryId : ''
}

test('taking back an award that has run out takes nothing else of the household', async () => {
  const entryId = await award(10, '2026-12-01')
  await award(10, null)
  await endLots(scene.base.db, villageId(), hour('11-22 10:00'))
  const later = scene.at('12-26 10:00')
  expect(await endLots(scene.base.db, villageId(), later)).toMatchObject({ expired: 1 })
  expect(await scene.account(home())).toMatchObject({ available: 10 })

  const asked = { ...press(), villageId: villageId(), entryId, reason: '签到表上没有他' }
  const { reversalId } = await (await scene.whoIs(scene.assessors[0] ?? scene.person(0))).claim.askReversal(
    asked
  )
  const decide = { ...press(), villageId: villageId(), reversalId, agree: true }
  await (await scene.who('supervision_member')).claim.decideReversal(decide)
  expect(await scene.account(home())).toMatchObject({ available: 10 })
  const { faults } = await verifyLedger(scene.base.db, { villageId: villageId() })
  expect(faults).toEqual([])
})

import { newId } from '../crypto/new-id'
import { outcome } from '../testing/caller'
import { honourScene } from './honour-testing'

const h = honourScene()
const { scene } = h

test('a judge whom the nominated household’s phone stands for as well stands back, with the own phone too', async () => {
  scene.at('11-22 10:00')
  await scene.who('points_assessor')
  const roundId = await h.opened()
  const person = await h.settle('杨秀芝', '0521')
  const nomineeId = await h.entered(roundId, person)
  const { actor } = await scene.world.callerAs(person)
  await scene.db
    .insertInto('binding')
    .values({
      ...{ place_id: scene.villageId(), id: newId(), account_id: actor.accountId ?? '' },
      holder_id: scene.world.A.holders.points_assessor.id,
      ...{ via: 'demo', state: 'active', asked_at: scene.world.time() }
    })
    .execute()
  await h.supported(nomineeId)
  scene.at('11-26 09:00')
  await h.moved(roundId, 'begin_panel')
  expect(await outcome(h.judged('points_assessor', nomineeId, 90))).toBe('HONOUR_RECUSED')
  expect(await outcome(h.judged('committee_member', nomineeId, 90))).toBe('ok')
})

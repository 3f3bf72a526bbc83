import { Client } from 'pg'
import { claimScene } from '../testing/claim-scene'
import { hour } from '../testing/notice-scene'
import { bookBatches } from './book-batches'

const scene = claimScene(3)
const over = hour('11-28 00:10')
const owner = async (work: (client: Client) => Promise<void>) => {
  const client = new Client({ connectionString: scene.base.ownerUrl })
  await client.connect()
  await work(client).finally(() => client.end())
}

test('books once, from several processes; leaves alone what somebody works on and what is not what was signed', async () => {
  const claims: string[] = []
  const batches: { batchId: string; noticeId: string }[] = []
  for (const i of [0, 1, 2]) {
    claims.push(await scene.firstScored(scene.person(i)))
    batches.push(await scene.hung())
  }
  const [locked, altered, free] = batches as [(typeof batches)[0], (typeof batches)[0], (typeof batches)[0]]
  await owner(async (client) => {
    await client.query('alter table notice disable trigger notice_frozen')
    await client.query(
      `update notice set content = jsonb_set(content, '{title}', '"改过的公示"') where id = $1`,
      [altered.noticeId]
    )
    await client.query('alter table notice enable trigger notice_frozen')
  })
  expect(await bookBatches(scene.base.db, hour('11-27 23:59'))).toEqual({ booked: 0 })
  await scene.base.db.transaction().execute(async (tx) => {
    await tx.selectFrom('points_batch').select('id').where('id', '=', locked.batchId).forUpdate().execute()
    const both = await Promise.all([bookBatches(scene.base.db, over), bookBatches(scene.base.db, over)])
    expect(both.reduce((sum, { booked }) => sum + booked, 0)).toBe(1)
  })
  expect(await Promise.all(claims.map(scene.stateOf))).toEqual(['PUBLICITY', 'PUBLICITY', 'POSTED'])
  expect(await bookBatches(scene.base.db, over)).toEqual({ booked: 1 })
  expect(await bookBatches(scene.base.db, over)).toEqual({ booked: 0 })
  expect(await Promise.all(claims.map(scene.stateOf))).toEqual(['POSTED', 'PUBLICITY', 'POSTED'])
  const shown = await (await scene.who('visitor')).claim.publicBatch({
    villageId: scene.villageId(),
    batchId: free.batchId
  })
  expect(shown.booked).toBe(true)
})

test('a batch that fails keeps no other waiting', async () => {
  const { db } = scene.base
  const broken = await scene.firstScored(scene.person(0))
  await scene.hung()
  const fine = await scene.firstScored(scene.person(1))
  await scene.hung()
  // A fault that is nobody's: the database refuses the last step of one of them.
  await owner(async (client) => {
    await client.query(`create function stop_it() returns trigger language plpgsql as $$ begin
      if new.id = '${broken}' and new.state = 'POSTED' then raise exception 'no'; end if; return new; end $$`)
    await client.query(
      'create trigger stop_it before update on claim for each row execute function stop_it()'
    )
  })
  await expect(bookBatches(db, hour('12-05 00:10'))).rejects.toThrow('no')
  expect([await scene.stateOf(broken), await scene.stateOf(fine)]).toEqual(['PUBLICITY', 'POSTED'])
})

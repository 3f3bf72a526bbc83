import { currentAgreement } from '@/domain/account/agreement/versions'
import type { Role } from '@/domain/role/roles'
import { as, outcome } from '../testing/caller'
import { accountScene } from './account-testing'

const { scene, visitor, requestId, again, member, inWechat } = accountScene()
const { version } = currentAgreement
const say = (kind: 'agreed' | 'withdrawn', over: object = {}) => ({
  requestId: requestId(),
  version,
  kind,
  ...over
})
const consents = (accountId: string | null) =>
  scene.db
    .selectFrom('agreement_consent')
    .select(['kind', 'version'])
    .where('account_id', '=', accountId ?? '')
    .orderBy('id')
    .execute()

describe('the agreement', () => {
  test('is everybody’s to read, with whom to call; a version that never was is not', async () => {
    const read = await (await visitor()).account.readPrivacy({ villageId: scene.world.A.villageId })
    expect(read).toMatchObject({
      version,
      currentVersion: version,
      word: null,
      mustAgree: false,
      contact: null
    })
    expect(read.versions.map((v) => v.version)).toContain(1)
    expect(await outcome((await visitor()).account.readPrivacy({ version: 999 }))).toBe('AGREEMENT_UNKNOWN')
    const admin = await as(scene.world.callerFor('sys_admin', 'A'))
    const contact = { office: '利川市政务服务中心', phone: '0718-7221234', address: '都亭街道' }
    await admin.account.chooseContact({
      requestId: requestId(),
      countyId: scene.world.A.countyId,
      ...contact
    })
    const at = async (villageId: string) =>
      (await (await visitor()).account.readPrivacy({ villageId })).contact
    expect(await at(scene.world.A.villageId)).toEqual(contact)
    expect(await at(scene.world.B.villageId)).toBeNull()
  })

  test('the contact is the own county’s to write, and a number one can call', async () => {
    const contact = { office: '政务服务中心', phone: '0718-7221234', address: '都亭街道' }
    const write = async (role: Role, over: object = {}) =>
      outcome(
        (await as(scene.world.callerFor(role, 'A'))).account.chooseContact({
          requestId: requestId(),
          countyId: scene.world.A.countyId,
          ...contact,
          ...over
        })
      )
    for (const role of ['villager', 'committee_member', 'township_staff', 'county_observer'] as const)
      expect([role, await write(role)]).toEqual([role, 'FORBIDDEN'])
    expect(await write('sys_admin', { countyId: scene.world.B.countyId })).toBe('FORBIDDEN')
    expect(await write('sys_admin', { phone: '110' })).toBe('INPUT_INVALID')
  })

  test('a visitor cannot agree, and nobody to a version that is not in force', async () => {
    expect(await outcome((await visitor()).account.consent(say('agreed')))).toBe('NOT_SIGNED_IN')
    const caller = await as(scene.world.stranger())
    expect(await outcome(caller.account.consent(say('agreed', { version: version + 1 })))).toBe(
      'AGREEMENT_OUTDATED'
    )
  })

  test('agreed twice is one line of history; agreed, withdrawn, agreed are three', async () => {
    const context = await scene.world.stranger()
    const caller = await as(context)
    for (const kind of ['agreed', 'agreed', 'withdrawn', 'withdrawn', 'agreed'] as const)
      await caller.account.consent(say(kind))
    expect(await consents(context.actor.accountId)).toEqual([
      { kind: 'agreed', version },
      { kind: 'withdrawn', version },
      { kind: 'agreed', version }
    ])
    await expect(scene.db.deleteFrom('agreement_consent').execute()).rejects.toThrow()
  })

  test('two words at once are not both written', async () => {
    const context = await scene.world.stranger()
    const caller = await as(context)
    await Promise.all([1, 2, 3].map(() => caller.account.consent(say('agreed'))))
    expect(await consents(context.actor.accountId)).toEqual([{ kind: 'agreed', version }])
  })
})

describe('who has not agreed', () => {
  test('reads what is public and nothing else, is bound to nobody, and may agree', async () => {
    const context = await inWechat('never-agreed')
    const caller = await as(context)
    expect(await caller.session.read({})).toMatchObject({ signedIn: true, mustAgree: true, persons: [] })
    expect(await outcome(caller.issue.listOwn({ villageId: scene.world.A.villageId }))).toBe(
      'AGREEMENT_NEEDED'
    )
    const ask = { requestId: requestId(), villageId: scene.world.A.villageId, gateCode: 'X', name: '田桂英' }
    expect(await outcome(caller.binding.askByGateCode(ask))).toBe('AGREEMENT_NEEDED')
    expect(await outcome(caller.binding.bindByPhone({ requestId: requestId(), code: 'x' }))).toBe(
      'AGREEMENT_NEEDED'
    )
    expect(await outcome(caller.notice.list({ villageId: scene.world.A.villageId }))).toBe('ok')
    await caller.account.consent(say('agreed'))
    expect((await (await as(again(context.actor.accountId))).session.read({})).mustAgree).toBe(false)
  })

  test('a tick at the sign-in is the consent, of the version in force only', async () => {
    expect(await outcome(inWechat('ticked', version + 1))).toBe('AGREEMENT_OUTDATED')
    const context = await inWechat('ticked', version)
    expect((await (await as(context)).session.read({})).mustAgree).toBe(false)
    await inWechat('ticked')
    expect(await consents(context.actor.accountId)).toEqual([{ kind: 'agreed', version }])
  })

  test('taking consent back takes every role, until it is given again; a copy is theirs all the same', async () => {
    const context = await scene.world.callerAs(member(0, 2))
    const own = { villageId: scene.world.A.villageId }
    expect(await outcome((await as(context)).issue.listOwn(own))).toBe('ok')
    await (await as(context)).account.consent(say('withdrawn'))
    const withdrawn = await as(again(context.actor.accountId))
    expect(await outcome(withdrawn.issue.listOwn(own))).toBe('AGREEMENT_NEEDED')
    expect(await outcome(withdrawn.account.askCopy({ requestId: requestId() }))).toBe('ok')
    await withdrawn.account.consent(say('agreed'))
    expect(await outcome((await as(again(context.actor.accountId))).issue.listOwn(own))).toBe('ok')
  })
})

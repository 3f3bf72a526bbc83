import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type DemoKey, demoPerson } from '../src/cloud/demo/demo-people'
import { addDays } from '../src/domain/common/calendar'
import { moveClock } from './api'
import { ask, type Scene, villageId, write } from './matter-scene'

/** Who acts beside the phone, the day, and the photo of papers. */
export interface Village extends Pick<Scene, 'address' | 'tokens'> {
  readonly photo: string
  today: string
}

/** Puts the demo's clock forward beside the phone. */
export const movedOn = async (village: Omit<Village, 'photo'>, days: number): Promise<void> => {
  const token = await village.tokens.get('committee-a')
  if (token === undefined) throw new Error('nobody of the committee is signed in')
  village.today = await moveClock(village.address, token, days)
}

/** A photo of minutes, as the phone would upload it. */
const paper = async (village: Village, key: DemoKey): Promise<string> => {
  const form = new FormData()
  form.set('villageId', villageId)
  form.set('requestId', randomUUID())
  form.set('file', new Blob([await readFile(village.photo)], { type: 'image/jpeg' }), 'minutes.jpg')
  const authorization = `Bearer ${await village.tokens.get(key)}`
  const reply = await fetch(`${village.address}/api/upload`, {
    method: 'POST',
    headers: { authorization },
    body: form
  })
  if (!reply.ok) throw new Error(`the upload answered ${reply.status}: ${await reply.text()}`)
  return ((await reply.json()) as { fileId: string }).fileId
}

/** A meeting of today to which all of a list of nine came and agreed. */
const meeting = async (village: Village, key: DemoKey, kind: string) => ({
  ...{ id: randomUUID(), kind, noticedOn: addDays(village.today, -20), urgentReason: null },
  facts: {
    ...{ date: village.today, eligible: 9, present: 9, yes: 9, no: 0, abstain: 0 },
    ...(kind === 'party_members' ? { allMembers: { eligible: 9, present: 9 } } : {})
  },
  minutesId: await paper(village, key),
  convenerId: demoPerson('secretary-a').holderId,
  eligibleReason: '外出的已经核对过名单'
})

const tally = { announcer: '田永福', counter: '向昌盛', scrutineer: '谭启明', supervisorPresent: true }

/**
 * What other stories show on screens, beside the phone: the handed-in rulebook through its six steps, resolved by the
 * villagers' meeting, filed with the township, hung its days, and so in force.
 */
export const resolveRules = async (village: Village): Promise<void> => {
  const of = { villageId }
  const { drafts } = await ask<{ drafts: { draftId: string }[] }>(
    village,
    'committee-a',
    'rulebook.listDrafts',
    of
  )
  const draftId = drafts[0]?.draftId
  const draft = { ...of, draftId }
  const { carrier } = await ask<{ carrier: { decisionId: string } | null }>(
    village,
    'committee-a',
    'rulebook.readDraft',
    draft
  )
  const decisionId = carrier?.decisionId
  const act = async (key: DemoKey, action: string, papers: object = {}, kind?: string) => {
    // Signed in before a photo can be uploaded.
    await ask(village, key, 'session.read', {})
    const held = kind ? { meeting: await meeting(village, key, kind) } : {}
    await write(village, key, 'decision.act', { decisionId, action, ...held, ...papers })
  }
  await act('secretary-a', 'propose_topic')
  await act('secretary-a', 'pass_proposal', {}, 'party_committee')
  await act('committee-a', 'request_opinion', {}, 'two_committees')
  await act('legal-shaxi', 'give_opinion', { opinion: { kind: 'none', words: null } })
  await act('secretary-a', 'pass_review', {}, 'party_members')
  await act('committee-a', 'pass_resolution', { tally }, 'villagers_household')
  await hangNotice(village, {
    ...{ subject: 'decision_resolution', subjectId: decisionId, attachments: [] },
    text: {
      title: '带扣分的积分细则决议公示',
      sections: [{ heading: '表决情况', lines: ['应到9户，实到9户，赞成9票。'], table: null }]
    }
  })
  await write(village, 'committee-a', 'decision.recordFollowUp', {
    ...{ decisionId, document: '沙溪乡备案〔2026〕3号' }
  })
  await untilInForce(village)
}

interface Drafted {
  readonly noticeId: string
  readonly contentHash: string
}

const hangNotice = async (village: Village, draft: object): Promise<void> =>
  hangDraft(village, await write<Drafted>(village, 'committee-a', 'notice.draft', draft))

/** Signed by the supervision committee, and put up on the wall and the phones. */
export const hangDraft = async (village: Village, { noticeId, contentHash }: Drafted): Promise<void> => {
  await write(village, 'supervisor-a', 'notice.cosign', { noticeId, contentHash })
  await write(village, 'secretary-a', 'notice.putUp', { noticeId, channels: ['wall', 'page'] })
}

/** Day by day until the clock has adopted it: how long it hangs is the rule pack's. */
const untilInForce = async (village: Village): Promise<void> => {
  for (let days = 0; days < 30; days += 1) {
    await movedOn(village, 1)
    const book = await ask<{ takesDeductions: boolean }>(village, 'committee-a', 'rulebook.read', {
      villageId
    })
    if (book.takesDeductions) return
  }
  throw new Error('the rulebook with deductions has not come into force')
}

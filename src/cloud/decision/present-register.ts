import { yuan } from '@/domain/decision/content'
import type { Register, RegisterNotice } from '@/domain/decision/register'

const words = (fen: number | null): string | null => (fen === null ? null : yuan(fen))

const presentDisclosed = (notice: RegisterNotice) => ({
  hungOn: notice.hungOn,
  lastDay: notice.lastDay,
  cosignedBy: notice.cosignedBy,
  cosignedOn: notice.cosignedOn,
  objections: notice.objections,
  hash: notice.hash
})

/** The register form for the offices that keep it: names of those who called and counted are part of the form. */
export const presentRegister = (register: Register) => ({
  no: register.no,
  villageName: register.villageName,
  title: register.title,
  topic: register.topic,
  source: register.source,
  enteredOn: register.enteredOn,
  meaning: register.meaning,
  versionNo: register.versionNo,
  plan: register.plan.map(({ name, value }) => ({ name, value })),
  decidedBy: register.decidedBy,
  votes: register.votes.map((v) => ({
    id: v.id,
    name: v.name,
    body: v.body,
    meeting: v.meeting,
    heldOn: v.heldOn,
    convener: v.convener,
    place: v.place,
    unit: v.unit,
    eligible: v.eligible,
    present: v.present,
    yes: v.yes,
    no: v.no,
    abstain: v.abstain,
    result: v.result,
    tally: v.tally && { ...v.tally }
  })),
  /** Why the resolution stands: what was needed and reached, with the article. */
  why: register.votes.find((v) => v.id === 'resolution')?.why ?? null,
  disclosures: register.disclosures.map((d) => ({
    id: d.id,
    name: d.name,
    notices: d.notices.map(presentDisclosed)
  })),
  opinions: register.opinions.map(({ on, words }) => ({ on, words })),
  result: register.result && {
    acceptedOn: register.result.acceptedOn,
    budget: words(register.result.budget),
    finalAmount: words(register.result.finalAmount),
    photos: register.result.photos
  },
  remarks: register.remarks.map(({ on, words }) => ({ on, words }))
})

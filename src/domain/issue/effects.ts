import { assignLevel } from './conditions'
import type { Issue, IssueContext } from './matter'
import type { Level } from './names'
import { levelAbove } from './terms'
import type { IssueAction } from './transitions'

type Effect = (issue: Issue, c: IssueContext) => Partial<Issue>

/** A level's clock begins anew where the level does. */
const at = (issue: Issue, level: Level, c: IssueContext): Partial<Issue> =>
  level === issue.level ? {} : { level, levelSince: c.at }

const up: Effect = (issue, c) => ({ level: levelAbove(issue.level) ?? issue.level, levelSince: c.at })

/** 二组向大明, as a villager wrote it, is 向大明 on the roster. */
const isSameName = (before: string | undefined, now = ''): boolean =>
  before === undefined || before.includes(now) || now.includes(before)

// A mediation is nobody else's business from its first word on, also where the matter began in the open.
const confidential: Partial<Issue> = { channel: 'mediation', audience: 'handlers', moderation: 'private' }

/** What an action changes beside the state. An owner who is passed over stays in the history, under their name. */
const effects: Partial<Record<IssueAction, Effect>> = {
  triage: (issue, c) => ({
    ...at(issue, c.level ?? issue.level, c),
    triagedBy: c.actor.id,
    urgent: c.urgent ?? issue.urgent,
    reconsiderAskedAt: null
  }),
  merge: (_issue, c) => ({ mergedInto: c.into?.id ?? null }),
  // A new refusal is one that nobody has asked about yet, also where an earlier one was looked at again.
  decline: (_issue, c) => ({ declinedBy: c.actor.id, reconsiderAskedAt: null }),
  // A raiser agrees to talk with somebody, not with anybody: for another name they are asked anew.
  name_party: ({ otherParty, raiserConsents }, c) => ({
    otherParty: c.party ?? null,
    raiserConsents: isSameName(otherParty?.name, c.party?.name) ? raiserConsents : null
  }),
  consent: (_issue, c) =>
    c.consent?.of === 'raiser'
      ? { raiserConsents: c.consent.given }
      : { otherConsents: c.consent?.given ?? null },
  start_mediation: (_issue, c) => ({ ...confidential, owner: c.owner ?? null, ownerDue: null }),
  end_mediation: (_issue, c) => ({ closing: c.mediated ? 'mediated' : 'mediation_ended' }),
  leave_mediation: (issue, c) => at(issue, 'township', c),
  pass_up: up,
  transfer: (_issue, c) => ({ decisionId: c.decisionId ?? null }),
  assign: (issue, c) => ({
    ...at(issue, assignLevel(issue, c), c),
    owner: c.owner ?? null,
    ownerDue: c.dueOn ?? null,
    returns: 0,
    callback: false
  }),
  return: (issue, c) => ({ owner: c.owner ?? null, returns: issue.returns + 1 }),
  refer_up: up,
  escalate: up,
  escalate_late: up,
  rate: (_issue, c) => ({ rating: c.rating ?? null, closing: 'resolved' }),
  // The level's term begins again, within the cap: to do it over takes its time too. The day that was promised was
  // that of the first time.
  rate_dissatisfied: (issue, c) => ({
    rating: 'dissatisfied',
    ownerDue: null,
    reworks: issue.reworks + 1,
    levelSince: c.at
  }),
  pass_dissatisfied: (issue, c) => ({ ...up(issue, c), callback: true }),
  ask_rating: () => ({ rating: null }),
  close_explained: () => ({ closing: 'explained' }),
  reconsider: (_issue, c) => ({ reconsiderAskedAt: c.at }),
  reinstate: (_issue, c) => ({ triagedBy: c.actor.id, declinedBy: null, levelSince: c.at }),
  uphold: () => ({ closing: 'declined' }),
  extend: () => ({ extended: true }),
  close_unrated: () => ({ closing: 'unrated' }),
  close_declined: () => ({ closing: 'declined' }),
  overdue_unsorted: up,
  overdue_reconsider: up,
  overdue: up
}

export const effectOf = (action: IssueAction, issue: Issue, c: IssueContext): Partial<Issue> =>
  effects[action]?.(issue, c) ?? {}

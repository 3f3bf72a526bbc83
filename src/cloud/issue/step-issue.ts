import type { Issue, IssueContext } from '@/domain/issue/matter'
import { courseRefusals } from '@/domain/issue/refusals'
import { type Stepped, stepIssue } from '@/domain/issue/step'
import type { IssueAction } from '@/domain/issue/transitions'
import type { Refusal } from '@/domain/refusal/refusal'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'
import type { Person } from '../session/load-who'
import { actingFor } from './viewer'

/**
 * One step by the caller. An account may be bound to several people of a village (a family with one phone): the first
 * of them who may take the step takes it. Throws RefusalError with what the domain refuses.
 */
export const stepAs = (
  who: Pick<Context, 'actor' | 'persons'>,
  issue: Issue,
  action: IssueAction,
  context: Omit<IssueContext, 'actor'>
): { stepped: Stepped; person: Person } => {
  let told: Refusal = courseRefusals.notYours
  for (const { person, actor } of actingFor(who, issue)) {
    const done = stepIssue(issue, action, { ...context, actor })
    if (done.ok) return { stepped: done.value, person }
    if (done.refusal.code !== courseRefusals.notYours.code) told = done.refusal
  }
  return deny(told)
}

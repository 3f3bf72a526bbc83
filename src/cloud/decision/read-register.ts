import { actRefusals } from '@/domain/decision/act'
import { ReadDecision } from '@/domain/decision/decision'
import { registerOf } from '@/domain/decision/register'
import { query } from '../api/procedure'
import { deny } from '../api/refusal-error'
import { readableDecision } from './decision-subject'
import { presentRegister } from './present-register'
import { registerFactsOf } from './register-facts'

/** 六步登记表: the paper form of one decision, filled from its record. Refuses DECISION_NOT_IN_COURSE for an old record. */
export const readRegister = query({
  action: 'print_paper',
  input: ReadDecision,
  subject: (ctx, { villageId, decisionId }) => readableDecision(ctx, villageId, decisionId),
  run: async ({ db, now }, _input, { row }) => {
    const facts = await registerFactsOf(db, row, now)
    return facts ? presentRegister(registerOf(facts)) : deny(actRefusals.notInCourse)
  }
})

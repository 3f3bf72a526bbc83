import { ListDecisions } from '@/domain/decision/decision'
import { decisionsAPage } from '@/domain/decision/list-page'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { loadCards } from './load-cards'
import { presentDecisionCard } from './present-decision'

/** A village's decisions, 50 a page, see `loadCards`; `before` is the last one of the page before. */
export const listDecisions = query({
  action: 'read_published_notice',
  input: ListDecisions,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, before }, subject) => {
    const cards = await loadCards(ctx, { villageId, before, limit: decisionsAPage }, subject)
    return cards.map(presentDecisionCard)
  }
})

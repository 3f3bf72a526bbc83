import { ReadHome } from '@/domain/home/forms'
import { cardsAtHome } from '@/domain/home/home'
import { query } from '../api/procedure'
import { contactOf } from '../contact/contact-of'
import { loadCards } from '../decision/load-cards'
import { presentDecisionCard } from '../decision/present-decision'
import { villageSubject } from '../place/subjects'
import { loadHanging } from './load-hanging'
import { loadOwnMatter, loadOwnPoints, memberOf } from './load-own'
import { presentHanging, presentMatter, presentPoints } from './present-home'

/**
 * The first screen in one call: what is on notice now, what became of one's own matter, how many points the household
 * has, whom to call, and the first decisions (the rest by decision.list, `before` the last of them). For anybody; own
 * matters and points only for whoever may read them, whichever village is looked at.
 */
export const readHome = query({
  action: 'read_published_notice',
  input: ReadHome,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async (ctx, { villageId, holderId }, subject) => {
    const hanging = await loadHanging(ctx.db, villageId, ctx.now)
    const person = memberOf(ctx.persons, { villageId, holderId })
    const matter = person && (await loadOwnMatter(ctx, person))
    const points = person && (await loadOwnPoints(ctx, person))
    // One more than is shown tells whether there are more.
    const cards = await loadCards(ctx, { villageId, limit: cardsAtHome + 1 }, subject)
    return {
      notice: hanging && presentHanging(hanging),
      matter: matter && presentMatter(matter),
      points: points && presentPoints(points),
      contact: await contactOf(ctx.db, subject.villageId),
      cards: cards.slice(0, cardsAtHome).map(presentDecisionCard),
      more: cards.length > cardsAtHome
    }
  }
})

import { settingsOf } from '@/domain/decision/settings'
import { ListForTownship } from '@/domain/decision/town-forms'
import { type TownItem, townItemOf } from '@/domain/decision/town-queue'
import { packById } from '@/domain/rule-pack/rule-pack'
import { query } from '../api/procedure'
import { townshipSubject } from '../place/subjects'
import { loadCountySettings } from './county-choice'
import { presentTownItem, presentTownPage } from './present-town-item'
import { type StandingMatter, selectStanding } from './select-standing'

const pageSize = 30

interface Found {
  readonly matter: StandingMatter
  readonly item: TownItem
  readonly termDays: number
}

// The order of the list, and where a page ends: by the day it is due, never by village or person.
const keyOf = ({ matter, item }: Found): string => `${item.due}/${matter.row.id}`

/**
 * What a township has before it: opinions that are asked of it, and matters of its villages that stand longer than
 * their clock, by the day they are due, 30 a page. Filtered by kind, village or one matter; never counted or ranked.
 */
export const listForTownship = query({
  action: 'read_decision',
  input: ListForTownship,
  subject: ({ db }, { townshipId }) => townshipSubject(db, townshipId),
  run: async ({ db, actor }, { townshipId, kind, villageId, decisionId, after }, { countyId }) => {
    const county = await loadCountySettings(db, countyId)
    const matters = await selectStanding(db, { townshipId, villageId, decisionId, today: actor.on })
    const found = matters
      .flatMap((matter): Found[] => {
        const pack = packById(matter.row.pack_id)
        if (!pack) throw new Error(`no rule pack ${matter.row.pack_id}`)
        const termDays = settingsOf(pack, county).opinionWorkingDays
        const item = townItemOf(matter.standing, pack, termDays, actor.on)
        return item && (kind === undefined || item.kind === kind) ? [{ matter, item, termDays }] : []
      })
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      .filter((one) => after === undefined || keyOf(one) > after)
    const page = found.slice(0, pageSize)
    const last = page.at(-1)
    const items = page.map(({ matter, item, termDays }) => presentTownItem(matter, item, termDays))
    return presentTownPage(items, found.length > pageSize && last ? keyOf(last) : null)
  }
})

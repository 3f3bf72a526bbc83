import { relations } from '@/domain/member/member'
import { ExportRoster } from '@/domain/member/roster'
import type { RosterColumn } from '@/domain/member/roster-columns'
import type { CurrentRoster } from '@/domain/member/roster-match'
import type { MemberField } from '@/domain/member/roster-plan'
import { query } from '../api/procedure'
import { villageSubject } from '../place/subjects'
import { loadRoster } from './load-roster'
import { fieldWords, type PlaceWords, presentWorkbook } from './present-member'
import { type RosterLine, rosterWorkbook } from './roster-workbook'

const fields: Record<Exclude<RosterColumn, 'head'>, MemberField> = {
  group: 'group',
  courtyard: 'courtyard',
  householdNo: 'householdNo',
  name: 'name',
  relation: 'relation',
  sex: 'sex',
  birth: 'birthMonth',
  phone: 'phone',
  residence: 'residence',
  party: 'party',
  representative: 'representative'
}

/** The lines of a roster as it stands, household by household, the head first; phones by their last four digits. */
export const rosterLines = (current: CurrentRoster): RosterLine[] => {
  const households = new Map(current.households.map((h) => [h.id, h]))
  const groups = new Map(current.groups.map((g) => [g.id, g]))
  const courtyards = new Map(current.courtyards.map((c) => [c.id, c.name]))
  const places: PlaceWords = {
    household: (id) => households.get(id),
    group: (id) => groups.get(id)?.name ?? '',
    courtyard: (id) => courtyards.get(id ?? '') ?? ''
  }
  const present = current.members.filter((m) => m.endedOn === null)
  const heads = new Map(present.filter((m) => m.relation === 'head').map((m) => [m.householdId, m.name]))
  const order = (id: string) => {
    const household = households.get(id)
    return { group: groups.get(household?.groupId ?? '')?.no ?? 0, no: household?.no ?? '' }
  }
  return present
    .map((m) => ({ m, at: order(m.householdId) }))
    .sort(
      (a, b) =>
        a.at.group - b.at.group ||
        (a.at.no < b.at.no
          ? -1
          : a.at.no > b.at.no
            ? 1
            : relations.indexOf(a.m.relation) - relations.indexOf(b.m.relation))
    )
    .map(({ m }) => {
      const word = (key: keyof typeof fields) => fieldWords(fields[key], m, places)
      return {
        group: word('group'),
        courtyard: word('courtyard'),
        householdNo: word('householdNo'),
        head: heads.get(m.householdId) ?? '',
        name: word('name'),
        relation: word('relation'),
        sex: word('sex'),
        birth: word('birth'),
        phone: word('phone'),
        residence: word('residence'),
        party: word('party'),
        representative: word('representative')
      }
    })
}

/** The current roster as base64 of an .xlsx file that can be corrected and imported again. */
export const exportRoster = query({
  action: 'read_roster',
  input: ExportRoster,
  subject: ({ db }, { villageId }) => villageSubject(db, villageId),
  run: async ({ db, actor }, { villageId }) => {
    const lines = rosterLines(await loadRoster(db, villageId, actor.on))
    return presentWorkbook(`名册-${actor.on}.xlsx`, await rosterWorkbook(lines, true))
  }
})

import { t } from '../api/trpc'
import { applyRoster } from './apply-roster'
import { exportRoster } from './export-roster'
import { listHouseholds } from './list-households'
import { previewRoster } from './preview-roster'
import { readHousehold } from './read-household'
import { rosterTemplate } from './roster-template'

export const memberRouter = t.router({
  previewRoster,
  applyRoster,
  exportRoster,
  rosterTemplate,
  listHouseholds,
  readHousehold
})

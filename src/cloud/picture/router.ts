import { t } from '../api/trpc'
import { readLeaflet } from './read-leaflet'
import { readMonth } from './read-month'

/** What is drawn or printed from the village's own records. */
export const pictureRouter = t.router({ readMonth, readLeaflet })

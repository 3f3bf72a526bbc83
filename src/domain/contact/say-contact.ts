/** Whom people call when something is unclear: an office, and the person of it who agreed to be named. No zod here. */
export interface Contact {
  readonly level: 'village' | 'township' | 'county'
  /** With the place it belongs to: 莫𡐓村村委会. */
  readonly office: string
  /** As the person agreed to be named; null where only the office is known. */
  readonly name: string | null
  readonly phone: string
  /** When somebody answers, in their own words: 白天; null where nothing was said. */
  readonly hours: string | null
}

/** Who it is: 莫𡐓村村委会 向会计. */
export const whoAnswers = ({ office, name }: Pick<Contact, 'office' | 'name'>): string =>
  name === null ? office : `${office} ${name}`

/** One sentence for a screen, a wall or a leaflet: 有事打电话：莫𡐓村村委会 向会计 0718-8221234（白天）. */
export const sayContact = (contact: Contact): string =>
  `有事打电话：${whoAnswers(contact)} ${contact.phone}${contact.hours === null ? '' : `（${contact.hours}）`}`

import { api } from './client'

/** As many as one call takes. */
const AT_ONCE = 50
/** More than anybody looks at before their links are over. */
const MOST_KEPT = 1000

type Asked = Promise<string | null>

/** Links that were asked for and not refused. An address lives as long as its link, so it is never older than that. */
const asked = new Map<string, Asked>()
let waiting: { link: string; tell: (answer: Asked) => void }[] = []

/** The address of the storage for a link to a photo or sound; what a page asks for at once goes out as one call. */
export const openLink = (link: string): Asked => {
  const known = asked.get(link)
  if (known) return known
  if (asked.size >= MOST_KEPT) asked.clear()
  const made = new Promise<string | null>((tell) => {
    if (waiting.length === 0) setTimeout(askAll)
    waiting.push({ link, tell })
  })
  asked.set(link, made)
  const forget = () => {
    if (asked.get(link) === made) asked.delete(link)
  }
  made.then((url) => url === null && forget(), forget)
  return made
}

const askAll = (): void => {
  const all = waiting
  waiting = []
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const answer = api.file.open.query({ links: some.map(({ link }) => link) })
    some.forEach(({ tell }, i) => {
      tell(answer.then(({ urls }) => urls[i] ?? null))
    })
  }
}

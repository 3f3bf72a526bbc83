// Runs while the program is still on its way: asks for what the first screen shows a visitor, so that the answers of a slow
// network are there when the program is. Nobody who is signed in is served by it: what they see is kept on the phone.
// Built alone by config/plugins/first-page.js. A call that the program makes otherwise is a call more, and no harm.
import { contractVersion } from '@/domain/contract/contract'
import type { Early, WithEarly } from './early'

const FIRST_PAGE = /^#?\/?(pages\/decisions\/index)?\/?$/
const early: Early[] = []
;(window as WithEarly).xyEarly = early

const ask = async (path: string, input: object): Promise<string> => {
  const body = JSON.stringify(input)
  const reply = fetch(`/api/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-contract': String(contractVersion) },
    body
  }).then(async (answer) => ({ status: answer.status, text: await answer.text() }))
  early.push({ path, body, reply })
  return (await reply).text
}

/** What the app wrote down last: see stores/session.ts. */
const remembered = (): { token?: string | null; village?: { villageId: string } | null } => {
  const kept = localStorage.getItem('session')
  return kept === null ? {} : (JSON.parse(kept) as { data: object }).data
}

const begin = async (): Promise<void> => {
  if (!FIRST_PAGE.test(window.location.hash)) return
  const { token, village } = remembered()
  if (token) return
  const listed = village ? null : await ask('place.listVillages', {})
  const [first] =
    listed === null
      ? [village]
      : (JSON.parse(listed) as { result: { data: { villageId: string }[] } }).result.data
  if (first) await ask('home.read', { villageId: first.villageId })
}

// The program asks again and says what is wrong.
begin().catch(() => undefined)

import { useEffect } from 'react'
import type { Shown } from '@/client/components/page-state'
import { chooseVillage, sessionExpired, useSession } from '@/client/stores/session'
import { api, type Outputs } from './client'
import { ClientError } from './client-error'
import { useRead } from './use-read'

export type Me = Outputs['session']['read']
export type PersonHere = Me['persons'][number]
export type MayDo = Me['may'][number]

export const personKeyOf = (p: PersonHere): string => `${p.placeId}/${p.holderId}`

const personOf = ({ persons }: Me, personKey: string | null): PersonHere | null =>
  persons.find((p) => personKeyOf(p) === personKey) ?? persons[0] ?? null

const signInFirst = new ClientError('refusal', { code: 'NOT_SIGNED_IN', message: '请先登录。' })

/**
 * What is open to all is answered to an ended session too, as to a visitor: this phone is signed out then, like after any
 * other call, instead of being somebody whom nobody knows.
 */
const readMe = async (token: string | null): Promise<Me> => {
  const me = await api.session.read.query({})
  if (token === null || me.signedIn) return me
  sessionExpired(token)
  throw signInFirst
}

/**
 * Who is signed in, as whom they act, and which village is looked at. Nothing is asked for a visitor: what is shown while
 * one waits for `query` then says to sign in.
 */
export const useMe = () => {
  const token = useSession((s) => s.token)
  const personKey = useSession((s) => s.personKey)
  const query = useRead(['session.read'], () => readMe(token), {
    enabled: token !== null
  })
  const me = query.data ?? null
  const person = me && personOf(me, personKey)
  return {
    isSignedIn: token !== null,
    query: token === null ? { ...query, error: signInFirst } : query,
    me,
    person,
    /** The member of a village one acts as; null for visitors and staff. */
    member: person?.kind === 'member' && person.villageId ? { ...person, villageId: person.villageId } : null,
    may: (action: MayDo): boolean => me?.may.includes(action) ?? false
  }
}

/** Under what somebody's form is kept on the phone: the next person on a shared phone must not find it. */
export const useOwnKey = (...about: readonly string[]): string => {
  const { person } = useMe()
  return [person ? personKeyOf(person) : '', ...about].join('/')
}

/** As whom one acts by what this phone knows already: nothing is asked for. */
export const useKnownPerson = (): PersonHere | null => {
  const token = useSession((s) => s.token)
  const personKey = useSession((s) => s.personKey)
  const { data } = useRead(['session.read'], () => readMe(token), { enabled: false })
  return data ? personOf(data, personKey) : null
}

/**
 * The village looked at: the one chosen, else one's own, else the first there is. `query` is what is still being
 * read for that, to be shown while `village` is null.
 */
export const useVillage = () => {
  const chosen = useSession((s) => s.village)
  const { isSignedIn, me, person, query: meQuery } = useMe()
  const own = person?.villageId ? { villageId: person.villageId, name: person.placeName } : null
  const townshipId = person?.kind === 'staff' ? person.townshipId : null
  const mustLook = chosen === null && own === null && (!isSignedIn || me !== null)
  const listQuery = useRead(
    ['place.listVillages', townshipId],
    () => api.place.listVillages.query(townshipId ? { townshipId } : {}),
    { enabled: mustLook }
  )
  const first = mustLook ? (listQuery.data?.[0] ?? null) : null
  const village = chosen ?? own ?? (first && { villageId: first.villageId, name: first.name })
  // Remembered, so that the next start shows it without asking.
  useEffect(() => {
    if (village && village.villageId !== chosen?.villageId)
      chooseVillage({ villageId: village.villageId, name: village.name })
  }, [village, chosen])
  const query: Shown<unknown> = isSignedIn && me === null ? meQuery : listQuery
  return { village, query }
}

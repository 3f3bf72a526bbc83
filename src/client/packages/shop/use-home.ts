import { useMe } from '@/client/api/use-me'

/** For whose household goods are looked at: one's own, or the one that stands at the counter. */
export const useHome = (params: { householdId?: string | undefined; name?: string | undefined }) => {
  const { member } = useMe()
  const proxy = params.householdId && params.householdId !== member?.householdId ? params.householdId : null
  return {
    villageId: member?.villageId ?? null,
    householdId: proxy ?? member?.householdId ?? null,
    /** The name of the household at the counter; null where it is the own one. */
    forName: proxy ? decodeURIComponent(params.name ?? '这一户') : null
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whatever may stand in a code that somebody printed. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

const pairsOf = (address: string): Record<string, string> =>
  Object.fromEntries(
    (address.split('?')[1] ?? '').split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decoded(value)]
    })
  )

/** What stands in the code on a gate. WeChat hands the whole address over as `q`; a browser opens the page with it. */
export const gateOf = (params: Partial<Record<string, string>>) => {
  const read = params.q ? pairsOf(decoded(params.q)) : params
  const [villageId = '', householdId = '', code = ''] = [read.v, read.h, read.k]
  return uuid.test(villageId) && uuid.test(householdId) ? { villageId, householdId, code } : null
}

/** The same of a text that was scanned inside the app. */
export const gateInText = (text: string) => gateOf(pairsOf(text))

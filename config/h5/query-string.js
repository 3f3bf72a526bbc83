// In place of query-string, of which @tarojs/router reads the query of an address, undecoded.

const parse = (search) =>
  Object.fromEntries(
    search
      .replace(/^[?#&]/, '')
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=')
        return at < 0 ? [pair, null] : [pair.slice(0, at), pair.slice(at + 1)]
      })
  )

export default { parse }

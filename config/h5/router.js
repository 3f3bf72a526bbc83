// In place of universal-router, which reads patterns with a parser of 7 KB: our addresses are plain paths.

class NotFound extends Error {
  status = 404
}

/** Of UniversalRouter what @tarojs/router asks of it: the route of a path, and what its action answers. */
export default class Router {
  constructor(routes, { baseUrl = '' } = {}) {
    this.routes = new Map(
      routes.flatMap(({ path, action }) => [path].flat().map((one) => [baseUrl + one, action]))
    )
  }

  async resolve(pathname) {
    const action = this.routes.get(pathname)
    if (!action) throw new NotFound(`no page ${pathname}`)
    return action({ pathname }, {})
  }
}

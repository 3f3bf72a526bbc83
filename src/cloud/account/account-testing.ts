import { randomUUID } from 'node:crypto'
import { type Context, createContext } from '../api/context'
import { as } from '../testing/caller'
import { worldScene } from '../testing/world-scene'

/** A world with accounts as WeChat's sign-in makes them, for the tests of the account. */
export const accountScene = () => {
  const scene = worldScene()
  let codes = 0
  const visitor = () => as(createContext(scene.world.deps, { authorization: null }))
  return {
    scene,
    visitor,
    requestId: () => randomUUID() as string,
    /** The same account at its next call. */
    again: async (accountId: string | null): Promise<Context> =>
      createContext(scene.world.deps, { authorization: await scene.world.authorize(accountId ?? '') }),
    /** Somebody of village A, each with an account of their own. */
    member: (household: 0 | 1 | 2, i: number) =>
      scene.world.A.households[household].members[i] ?? scene.world.A.households[0].members[0],
    /** An account that WeChat made, with the version that was ticked at the sign-in, if one was. */
    inWechat: async (openid: string, agreed?: number): Promise<Context> => {
      codes += 1
      const signedIn = await (await visitor()).session.signInWechat({
        requestId: randomUUID(),
        code: `demo-openid:${openid}@${scene.now.getTime() - codes}`,
        ...(agreed === undefined ? {} : { agreed })
      })
      return createContext(scene.world.deps, { authorization: `Bearer ${signedIn.token}` })
    }
  }
}

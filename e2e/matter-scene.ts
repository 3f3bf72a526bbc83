import { randomUUID } from 'node:crypto'
import { type DemoKey, demoVillages } from '../src/cloud/demo/demo-people'
import { expectUsable } from './a11y'
import { call, tokenOf } from './api'
import type { Driver } from './driver'
import { H5Driver } from './h5-driver'

export const { id: villageId, townshipId } = demoVillages().a

/** The phone that is watched, and the sessions of those who act beside it. */
export interface Scene {
  readonly phone: Driver
  readonly address: string
  /** A session for each of them: who signs in over and over is told to rest. */
  readonly tokens: Map<DemoKey, Promise<string>>
}

export const ask = async <T>(
  scene: Pick<Scene, 'address' | 'tokens'>,
  key: DemoKey,
  procedure: string,
  input: object
): Promise<T> => {
  const { address, tokens } = scene
  const token = tokens.get(key) ?? tokenOf(address, key)
  tokens.set(key, token)
  return await call<T>(address, await token, procedure, input)
}

export const write = <T>(
  scene: Pick<Scene, 'address' | 'tokens'>,
  key: DemoKey,
  procedure: string,
  input: object
): Promise<T> => ask<T>(scene, key, procedure, { requestId: randomUUID(), villageId, ...input })

/** Somebody says a matter beside the phone. */
export const raise = async (scene: Scene, over: object, key: DemoKey = 'villager-a-elder'): Promise<string> =>
  (
    await write<{ issueId: string }>(scene, key, 'issue.raise', {
      ...{ photoIds: [], showName: false },
      ...over
    })
  ).issueId

export const act = (scene: Scene, key: DemoKey, issueId: string, action: string, papers: object = {}) =>
  write(scene, key, 'issue.act', { issueId, action, ...papers })

export const addressOf = (issueId: string): string =>
  `packages/matter/issue/index?villageId=${villageId}&issueId=${issueId}`

/** Opens a matter by its address, as from a message. */
export const open = ({ phone }: Scene, issueId: string): Promise<void> => phone.open(addressOf(issueId))

/** A picture of the screen, which everyone must be able to use; a browser alone can tell. */
export const look = async ({ phone }: Pick<Scene, 'phone'>, name: string): Promise<void> => {
  if (phone instanceof H5Driver) await expectUsable(phone)
  await phone.shot(`matter-${name}`)
}

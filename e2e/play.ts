import type { Driver } from './driver'
import { H5Driver } from './h5-driver'
import { startServer } from './server'
import { WeappDriver } from './weapp-driver'

/** Plays on one phone and closes it; of a failure a picture is kept. */
export const onPhone = async <D extends Driver>(
  phone: D,
  play: (phone: D) => Promise<void>
): Promise<undefined> => {
  try {
    await play(phone)
  } catch (error) {
    // The picture helps to see why; what went wrong is the error itself, and close() has more to say only after success.
    await phone.shot('failure').catch(() => undefined)
    await phone.close().catch(() => undefined)
    throw error
  }
  await phone.close()
  return undefined
}

export const inChromium = (server: string) => new H5Driver({ server })
export const inWeapp = (server: string) => new WeappDriver({ server })

/** A story that moves the demo's clock, on a host of its own: the clock is everybody's, and is never put back. */
export const onOwnHost = async <D extends Driver>(
  make: (server: string) => D,
  play: (phone: D, address: string) => Promise<void>
): Promise<undefined> => {
  const { address, stop } = await startServer()
  try {
    return await onPhone(make(address), (phone) => play(phone, address))
  } finally {
    await stop()
  }
}

/** What the scenarios share: one host, a photo, a sound. */
export interface World {
  readonly address: string
  readonly photo: string
  readonly sound: string
}

/** One scenario: its name (for `--only`), where it plays, and how. */
export interface Scenario {
  readonly name: string
  readonly on: 'h5' | 'weapp' | 'server'
  /** Part of the thin path that `--story` walks. */
  readonly isStory?: boolean
  readonly play: (world: World) => Promise<string | undefined>
}

/** Plays in Chromium, with the host that the scenarios share. */
export const onH5 = (play: (phone: H5Driver, world: World) => Promise<void>) => (world: World) =>
  onPhone(new H5Driver({ server: world.address }), (phone) => play(phone, world))
/** Plays on the built weapp, with the host that the scenarios share. */
export const onWeapp = (play: (phone: WeappDriver, world: World) => Promise<void>) => (world: World) =>
  onPhone(new WeappDriver({ server: world.address }), (phone) => play(phone, world))

/** Two phones of one kind at once; what goes wrong unseen on either is told. */
export const onBoth =
  <D extends Driver>(make: (server: string) => D, play: (one: D, other: D) => Promise<void>) =>
  (world: World) =>
    onPhone(make(world.address), (one) =>
      onPhone(make(world.address), (other) => play(one, other)).then(() => undefined)
    )

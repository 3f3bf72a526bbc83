import type { Outputs } from '@/client/api/client'

/** A matter that waits for the township's eyes. */
export type Waiting = Outputs['issue']['listWaiting'][number]

/** Why a household was put forward for 最美评选, held until the township has looked. */
export type Held = Outputs['honour']['listHeld'][number]

/** What a handler added to a matter in the open. */
export type Addition = Outputs['issue']['listAdditions'][number]

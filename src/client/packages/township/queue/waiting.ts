import type { Outputs } from '@/client/api/client'

/** A matter that waits for the township's eyes. */
export type Waiting = Outputs['issue']['listWaiting'][number]

/** What a handler added to a matter in the open. */
export type Addition = Outputs['issue']['listAdditions'][number]

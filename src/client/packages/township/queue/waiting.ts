import type { Outputs } from '@/client/api/client'

/** A matter that waits for the township's eyes. */
export type Waiting = Outputs['issue']['listWaiting'][number]

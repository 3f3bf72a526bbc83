import type { Outputs } from '@/client/api/client'

type Statement = Outputs['points']['readStatement']

/** What a page of the main package has to read, as it has it: the words are made where they are read. */
export type ToRead =
  | {
      readonly kind: 'decision'
      readonly whole: Outputs['decision']['read']
      readonly clock: string | null
      readonly today: string
    }
  | {
      readonly kind: 'statement'
      readonly statement: Statement
      readonly entries: Statement['entries']
      readonly today: string
    }

let given: ToRead | null = null

/** Hands it to the page that reads aloud; it is there until the next is handed over. */
export const giveToRead = (toRead: ToRead): void => {
  given = toRead
}

export const toRead = (): ToRead | null => given

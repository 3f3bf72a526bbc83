import type { Transition } from './transition'
import { discussion } from './transitions-discuss'
import { publication } from './transitions-publish'

/**
 * The 42 transitions of 四议两公开, by action. `*` stands for every state that is not an end. The township has
 * an opinion and lawful orders among these, and nothing that approves or votes (组织法第6条).
 */
export const transitions = { ...discussion, ...publication } as const satisfies Record<string, Transition>
export type TransitionId = keyof typeof transitions

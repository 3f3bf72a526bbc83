type Tone = 'calm' | 'good' | 'wait' | 'stop'

const good = ['P1_PUBLISHED', 'COMPLETED', 'P2_PUBLISHED', 'ARCHIVED', 'CLOSED', 'shown', 'AGREED']
const stop = ['RETURNED', 'REJECTED', 'REVOKED', 'SUSPENDED', 'DECLINED', 'hidden']
const calm = ['DEFERRED', 'WITHDRAWN', 'SUPERSEDED', 'MERGED']

/** How the word for a state is coloured. The word itself comes from the server. */
export const toneOf = (state: string): Tone =>
  good.includes(state) ? 'good' : stop.includes(state) ? 'stop' : calm.includes(state) ? 'calm' : 'wait'

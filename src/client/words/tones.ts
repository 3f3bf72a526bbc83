type Tone = 'calm' | 'good' | 'wait' | 'stop'

const good = ['COMPLETED', 'ARCHIVED', 'CLOSED', 'shown', 'AGREED']
const stop = ['RETURNED', 'REJECTED', 'REVOKED', 'SUSPENDED', 'DECLINED', 'hidden']
const calm = ['DEFERRED', 'WITHDRAWN', 'SUPERSEDED', 'MERGED']

/** How the word for a state is coloured. The word itself comes from the server. */
export const toneOf = (state: string): Tone =>
  good.includes(state) ? 'good' : stop.includes(state) ? 'stop' : calm.includes(state) ? 'calm' : 'wait'

/** The same for a notice: the time in which one may object is running, has run out, or was stopped. */
export const toneOfNotice = (state: string): Tone =>
  state === 'up' || state === 'window_open'
    ? 'wait'
    : state === 'window_closed' || state === 'term_done'
      ? 'good'
      : state === 'interrupted'
        ? 'stop'
        : 'calm'

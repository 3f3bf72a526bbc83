import type { NomineeState, RoundState } from '@/domain/honour/names'

type Tone = 'calm' | 'good' | 'wait' | 'stop'

/** How a state looks beside its words. */
export const nomineeTone = (state: NomineeState): Tone => {
  if (state === 'hung' || state === 'chosen') return 'good'
  if (state === 'asked' || state === 'entered' || state === 'supported' || state === 'mending') return 'wait'
  return state === 'paused' || state === 'struck' ? 'stop' : 'calm'
}

export const roundTone = (state: RoundState): Tone =>
  state === 'awarded' ? 'good' : state === 'cancelled' ? 'calm' : 'wait'

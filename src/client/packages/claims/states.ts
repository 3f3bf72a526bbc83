import type { BatchState, ClaimState, LineState } from '@/domain/claim/names'

type Tone = 'calm' | 'good' | 'wait' | 'stop'

export const claimTones: Readonly<Record<ClaimState, Tone>> = {
  DECLARED: 'wait',
  FIRST_SCORED: 'wait',
  VILLAGE_REVIEWED: 'wait',
  PUBLICITY: 'wait',
  OBJECTED: 'stop',
  REVIEWED: 'wait',
  POSTED: 'good',
  REJECTED: 'stop',
  REVERSED: 'stop',
  WITHDRAWN: 'calm'
}

export const batchTones: Readonly<Record<BatchState, Tone>> = {
  REVIEWING: 'wait',
  REVIEWED: 'wait',
  ON_NOTICE: 'wait',
  CLOSED: 'good'
}

export const lineTones: Readonly<Record<LineState, Tone>> = {
  open: 'wait',
  held: 'stop',
  corrected: 'calm',
  booked: 'good'
}

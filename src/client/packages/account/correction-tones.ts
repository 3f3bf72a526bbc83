import type { CorrectionState } from '@/domain/correction/names'

export const correctionTones: Readonly<Record<CorrectionState, 'good' | 'wait' | 'stop' | 'calm'>> = {
  asked: 'wait',
  accepted: 'good',
  refused: 'stop',
  passed_up: 'wait',
  upheld: 'calm',
  returned: 'wait',
  withdrawn: 'calm'
}

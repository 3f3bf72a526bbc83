import type { Assessment } from '@/domain/meeting/meeting'

/** What still lacks, or what came of it, in one line. */
export const sayNeeds = (a: Assessment): string => {
  const { unit, needPresent, needYes, missingPresent, missingYes } = a
  const seconds = a.second
    .filter((s) => s.missing > 0)
    .map((s) => `${s.name}还差${s.missing}人到会`)
    .join('，')
  if (a.phase === 'before') return `至少要${needPresent}${unit}到会，至少要${needYes}票赞成`
  if (!a.quorate) {
    const whole = missingPresent > 0 ? `还差${missingPresent}${unit}到会` : ''
    return `${[whole, seconds].filter(Boolean).join('，')}，不能表决`
  }
  if (a.phase === 'during') return `到会的够了，至少要${needYes}票赞成`
  return a.passed ? `通过了：至少要${needYes}票赞成，已经够了` : `没有通过：还差${missingYes}票赞成`
}

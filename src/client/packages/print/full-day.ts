/** A day on paper, with its year: 2026年12月1日. */
export { sayDate as fullDay } from '@/domain/common/say-day'

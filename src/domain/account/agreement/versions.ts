import { newestOf } from '../consent'
import { version1 } from './version-1'

/** Every version that was ever published, the oldest first. */
export const agreements = [version1] as const

/** What is agreed to today. */
export const currentAgreement = newestOf(agreements).newest

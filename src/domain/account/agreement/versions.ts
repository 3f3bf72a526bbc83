import { newestOf } from '../consent'
import { version1 } from './version-1'
import { version2 } from './version-2'

/** Every version that was ever published, the oldest first. */
export const agreements = [version1, version2] as const

/** What is agreed to today. */
export const currentAgreement = newestOf(agreements).newest

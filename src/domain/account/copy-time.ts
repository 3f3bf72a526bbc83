import { copyEveryHours, copyKeptDays } from './names'

const HOUR_MS = 60 * 60 * 1000

/** From when on the next copy may be asked for, after one that was asked for at `askedAt`. */
export const nextCopyAt = (askedAt: Date): Date => new Date(askedAt.getTime() + copyEveryHours * HOUR_MS)

/** When a copy made at `madeAt` is removed. */
export const copyExpiresAt = (madeAt: Date): Date => new Date(madeAt.getTime() + copyKeptDays * 24 * HOUR_MS)

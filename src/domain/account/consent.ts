import type { AgreementVersion } from './agreement/version'

/** Where an account comes from; the people of a demo and of a training village are made up. */
export type AccountProvider = 'wechat' | 'demo' | 'training'

export const consentKinds = { agreed: '同意', withdrawn: '撤回同意' } as const
export type ConsentKind = keyof typeof consentKinds

/** The last word of an account about the agreement. */
export interface Consent {
  readonly kind: ConsentKind
  readonly version: number
}

/** The newest version, and the newest that changed something material; `versions` stand in order, the oldest first. */
export const newestOf = (versions: readonly AgreementVersion[]) => {
  const newest = versions.at(-1)
  const material = versions.filter((v) => v.material).at(-1)
  if (!newest || !material) throw new Error('there is no agreement')
  return { newest, material }
}

/**
 * Whether an account has to agree before anything but what is public is shown to it: one that never did, one that
 * agreed to a text which has materially changed since (个人信息保护法第14条: 重新取得同意), one that withdrew (第15条).
 * The people of a demo or a training village are made up: they are not asked, but may withdraw like everybody else.
 */
export const mustAgree = (
  provider: AccountProvider,
  last: Consent | null,
  versions: readonly AgreementVersion[]
): boolean => {
  if (last === null) return provider === 'wechat'
  return last.kind === 'withdrawn' || last.version < newestOf(versions).material.version
}

import * as z from 'zod/mini'
import { Id } from '../common/fields'
import type { Refusal } from '../refusal/refusal'

/** The whole package is for the offices that keep the village's records; the public one has nobody's name in it. */
export const packageKinds = ['office', 'public'] as const
export type PackageKind = (typeof packageKinds)[number]

export const ReadArchive = z.object({ villageId: Id, decisionId: Id })

/** Why a decision whose time has come is not yet in the archive, as its offices read it. */
export const archiveFaults = {
  ARCHIVE_FILE_MISSING:
    '有一份材料的照片在存储里找不到，档案还没有做成。请联系系统管理员从备份找回，系统每小时会再试。',
  ARCHIVE_FILE_ALTERED:
    '有一份材料的照片和上传时不一样，档案还没有做成。请联系系统管理员核查，系统每小时会再试。',
  ARCHIVE_NOTICE_ALTERED: '有一份公示的内容和会签时的校验码对不上，档案还没有做成。请联系乡镇核查。',
  ARCHIVE_TOO_LARGE: '照片加起来太大，档案还没有做成。请联系系统管理员。',
  ARCHIVE_FAILED: '做档案时系统出错，已经记下，系统每小时会再试。一直不好，请联系系统管理员。'
} as const
export type ArchiveFaultCode = keyof typeof archiveFaults

export interface ArchiveFault {
  readonly code: ArchiveFaultCode
  /** Which file of the package it is about, or null. */
  readonly path: string | null
}

export const archiveRefusals = {
  linkInvalid: {
    code: 'ARCHIVE_LINK_INVALID',
    message: '这个下载地址不对，或者已经过期，请返回议事页面，再点一次下载。'
  }
} as const satisfies Record<string, Refusal>

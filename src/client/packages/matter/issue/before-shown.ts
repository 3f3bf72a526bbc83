import type { Moderation } from '@/domain/issue/names'

interface BeforeShown {
  readonly as: string
  readonly moderation: Moderation
  readonly audience: string
  readonly soundUrl: string | null
  readonly photoLinks: readonly unknown[]
}

/** To whoever raised it: who reads it already and who not yet, and that nobody waits with the work for that. */
export const sayBeforeShown = (matter: BeforeShown): string | null => {
  const { as, moderation, audience, soundUrl, photoLinks } = matter
  if (as !== 'own') return null
  if (moderation === 'appealed') return '您申请了复核，乡镇正在重新看。办理照常进行。'
  if (moderation !== 'waiting') return null
  const parts = ['话', photoLinks.length > 0 ? '照片' : '', soundUrl ? '录音' : ''].filter(Boolean)
  const whom = audience === 'courtyard' ? '院落里的人' : '村里人'
  return `您的${parts.join('、')}还没有公开：机器查一遍，乡镇再看一遍，看过${whom}才看得到。现在只有您和办事的人看得到，办理照常进行。`
}

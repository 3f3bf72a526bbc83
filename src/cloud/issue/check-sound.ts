import { type SoundFormat, soundMimes } from '@/domain/file/file'
import { soundSeconds } from '@/domain/file/sound/sound-seconds'
import { issueRefusals } from '@/domain/issue/issue'
import { maxSoundSeconds } from '@/domain/issue/names'
import type { Context } from '../api/context'
import { deny } from '../api/refusal-error'

/** A phone stops a recording a little late, by less than this. */
const grace = 1

/**
 * The length of a sound is told by its own bytes, not by who sends it; where they do not say, the sender's word and the
 * size have to do. Refuses ISSUE_SOUND_TOO_LONG. Whose file it is, and that it is a sound, is decided when it is attached.
 */
export const checkSound = async (ctx: Context, villageId: string, fileId: string): Promise<void> => {
  const row = await ctx.db
    .selectFrom('file')
    .select('mime')
    .where('village_id', '=', villageId)
    .where('id', '=', fileId)
    .where('uploaded_by', '=', ctx.actor.accountId ?? '00000000-0000-0000-0000-000000000000')
    .executeTakeFirst()
  const format = (Object.keys(soundMimes) as SoundFormat[]).find((f) => soundMimes[f] === row?.mime)
  const stream = format && (await ctx.deps.files.open({ villageId, fileId, variant: 'main' }))
  if (!format || !stream) return
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  const seconds = soundSeconds(format, Buffer.concat(chunks))
  if (seconds !== null && seconds >= maxSoundSeconds + grace) deny(issueRefusals.soundTooLong)
}

import type { Waiting } from './waiting'

type Machine = Waiting['machine']
type Media = Machine['media'][number]

const isMarked = ({ verdict }: Media): boolean => verdict === 'review' || verdict === 'risky'

/** One line of what the machine said: `机器请您仔细看：辱骂、广告。由您决定。`; it decides nothing. */
export const machineSays = ({ suggestion, suggestionName, marks, placeMarks }: Machine): string => {
  const names = [...new Set([...marks, ...placeMarks].map((m) => m.labelName))].join('、')
  const what = names === '' ? suggestionName : `${suggestionName}：${names}`
  return suggestion === 'review' || suggestion === 'risky' ? `${what}。由您决定。` : `${what}。`
}

/** One line about the photos and the sound as a whole; what the machine marked stands at the file itself. */
export const mediaSays = ({ media }: Machine): string | null => {
  const names = [...new Set(media.filter((m) => !isMarked(m)).map((m) => m.verdictName))]
  return names.length === 0 ? null : `照片和录音：${names.join('；')}。`
}

/** What the machine marked in one photo or sound; null where nothing. */
export const fileSays = ({ media }: Machine, fileId: string): string | null => {
  const found = media.find((m) => m.fileId === fileId)
  if (!found || !isMarked(found)) return null
  return [found.verdictName, found.labelNames.join('、')].filter(Boolean).join('：')
}

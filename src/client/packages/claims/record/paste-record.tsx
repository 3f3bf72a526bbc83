import { Paste } from '@/client/components/desk/paste'
import { mostTimes } from '@/domain/claim/names'
import type { PastedRow } from '@/domain/common/pasted-table'
import type { Item } from '../choose-item'
import { isHeading, readPasted } from './pasted-record'
import { type Line, recordDrafts } from './record-draft'

interface PasteRecordProps {
  readonly lines: readonly Line[]
  readonly item: Item
  readonly draftKey: string
}

/** The list of a day's work that was kept in Excel, made into ticks; what is not in the roster is named, never guessed. */
export const PasteRecord = ({ lines, item, draftKey }: PasteRecordProps) => {
  const read = (rows: readonly PastedRow[]) =>
    readPasted(rows, lines, { points: item.points, most: mostTimes })
  const unit = item.perPerson ? '人' : '户'
  return (
    <Paste
      title='从Excel粘贴名单'
      hint={`在Excel里选中“户号”或“姓名”、“分数”或“次数”这几列，复制，粘贴到下面。每次${item.points}分。`}
      word='勾上认出来的'
      hasHead={isHeading}
      read={(rows) => {
        const { picked, faults } = read(rows)
        const count = Object.keys(picked).length
        const lost = faults.length > 0 ? `，${faults.length}行没有认出来` : ''
        return { said: `认出${count}${unit}${lost}。`, faults, ready: count > 0 }
      }}
      onTake={(rows) => {
        const { picked, faults } = read(rows)
        recordDrafts.edit(draftKey, (now) => ({ picked: { ...now.picked, ...picked } }))
        return faults
      }}
    />
  )
}

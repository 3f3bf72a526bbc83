import { Paste } from '@/client/components/desk/paste'
import type { PickedFile } from '@/client/stores/pick-file'
import { toCsv } from '@/domain/common/pasted-table'

/** The text's UTF-8, as a file is sent. */
const base64Of = (text: string): string => {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}

/** A roster that was copied in Excel, looked at as if it were a file; false where that did not go well. */
export const PasteRoster = ({ onTake }: { onTake: (file: PickedFile) => Promise<boolean> }) => (
  <Paste
    title='从Excel粘贴名册'
    hint='在Excel里连同表头（组、户号、姓名、与户主关系）一起选中，复制，粘贴到下面。要粘贴全村的，少了的人会当作离开。'
    word='先看会改什么'
    read={(rows) => ({ said: `一共${rows.length}行，连表头。`, faults: [], ready: rows.length > 1 })}
    onTake={async (rows) =>
      (await onTake({ name: '粘贴的名册', base64: base64Of(toCsv(rows)) })) ? [] : null
    }
  />
)

import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { type PickedFile, pickFile } from '@/client/stores/pick-file'

type Start = Pick<Inputs['rulebook']['startDraft'], 'title' | 'from'>
type Way = Start['from']['kind']

const ways: readonly { value: Way; name: string; note: string }[] = [
  { value: 'example', name: '从样本开始', note: '综合各地细则整理的15条，再按本村改' },
  { value: 'version', name: '从正在施行的开始', note: '在现在这一版上改' },
  { value: 'paste', name: '粘贴表格', note: '在 Excel、WPS 里选中复制，贴到这里' },
  { value: 'file', name: '选择文件', note: 'Excel（.xlsx、.csv）或 JSON 文件' },
  { value: 'nothing', name: '从空白开始', note: '一条一条写' }
]

interface StartFormProps {
  readonly villageId: string
  readonly isRunning: boolean
  readonly sentence: string | null
  readonly onStart: (form: Start) => void
  readonly onCancel: () => void
}

interface Given {
  readonly way: Way | null
  readonly text: string
  readonly file: PickedFile | null
  readonly inForce: string | null
}

/** Where a draft begins, or null while something is missing. */
const fromOf = ({ way, text, file, inForce }: Given): Start['from'] | null => {
  switch (way) {
    case null:
      return null
    case 'version':
      return inForce === null ? null : { kind: way, rulebookId: inForce }
    case 'paste':
      return text.trim() === '' ? null : { kind: way, text }
    case 'file':
      return file === null ? null : { kind: way, name: file.name, base64: file.base64 }
    default:
      return { kind: way }
  }
}

/** How a draft begins: its name, and from what. */
export const StartForm = ({ villageId, isRunning, sentence, onStart, onCancel }: StartFormProps) => {
  const [title, setTitle] = useState('')
  const [way, setWay] = useState<Way | null>(null)
  const [text, setText] = useState('')
  const [file, setFile] = useState<PickedFile | null>(null)
  const book = useRead(['rulebook.read', villageId, ''], () => api.rulebook.read.query({ villageId }))
  const inForce = book.data?.rulebookId ?? null
  const from = fromOf({ way, text, file, inForce })
  const pick = async () => {
    const picked = await pickFile(['xlsx', 'csv', 'json']).catch(() => null)
    if (picked) setFile(picked)
  }
  return (
    <>
      <Field
        label='细则的名称'
        value={title}
        maxLength={50}
        hint='某某村积分细则（2027年）'
        onInput={setTitle}
      />
      <Labelled label='从哪里开始'>
        <Choice
          label='从哪里开始'
          shape='list'
          value={way}
          onChoose={setWay}
          options={ways.filter(({ value }) => value !== 'version' || inForce !== null)}
        />
      </Labelled>
      {way === 'paste' ? (
        <Field
          label='粘贴在这里'
          lines
          value={text}
          maxLength={60_000}
          hint='类别、内容、分值、单位、上限、依据，有几列贴几列'
          onInput={setText}
        />
      ) : null}
      {way === 'file' ? (
        <Button icon='table' onTap={() => void pick()}>
          {file ? `换一份（现在是${file.name}）` : '选择文件'}
        </Button>
      ) : null}
      {way === 'paste' || way === 'file' ? (
        <View className='xy-prose'>
          每一行都会留着原话。缺分值的、看不懂的会请您补上；依法不能写进细则的会说明理由，可以改写或者不要。
        </View>
      ) : null}
      <View className='xy-foot xy-foot_inline'>
        <Notice tone='stop'>{sentence}</Notice>
        <Button
          kind='primary'
          running={isRunning}
          disabled={from === null || title.trim().length < 2}
          onTap={() => from && onStart({ title, from })}
        >
          开始
        </Button>
        <Button kind='quiet' onTap={onCancel}>
          不写了
        </Button>
      </View>
    </>
  )
}

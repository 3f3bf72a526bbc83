import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { Blank, PageState } from '@/client/components/page-state'
import { SaveBook } from '@/client/components/save-book'
import { type PickedFile, pickFile } from '@/client/stores/pick-file'
import { HouseholdTable } from './household-table'
import { PasteRoster } from './paste-roster'
import { Preview } from './preview'

type PreviewOf = Outputs['member']['previewRoster']

/** 导入名册: choose a table, look at what it would change, then change it. */
const Roster = () => {
  const { member, query } = useMe()
  return (
    <Page title='导入名册' wide>
      <PageState query={query} isEmpty={() => member === null} empty={{ title: '您的身份不能导入名册' }}>
        {() => (member ? <Import villageId={member.villageId} /> : null)}
      </PageState>
    </Page>
  )
}

const useReading = (villageId: string) => {
  const [file, setFile] = useState<PickedFile | null>(null)
  const [preview, setPreview] = useState<PreviewOf | null>(null)
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async (picked: PickedFile) => {
    setReading(true)
    setProblem(null)
    setPreview(null)
    try {
      setPreview(await api.member.previewRoster.query({ villageId, file: picked.base64 }))
      return true
    } catch (error) {
      setProblem(toClientError(error).message)
      return false
    } finally {
      setReading(false)
    }
  }
  const take = (picked: PickedFile) => {
    setFile(picked)
    return look(picked)
  }
  const pick = async () => {
    const picked = await pickFile(['xlsx', 'xls', 'csv']).catch(() => null)
    if (picked) await take(picked)
  }
  const clear = () => {
    setFile(null)
    setPreview(null)
  }
  return { file, preview, isReading, problem, pick, take, clear }
}

const Import = ({ villageId }: { villageId: string }) => {
  const { file, preview, isReading, problem, pick, take, clear } = useReading(villageId)
  const [confirmEnding, setConfirmEnding] = useState(false)
  const [done, setDone] = useState(false)
  // Who leaves by one table was not agreed to for the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each preview is asked for anew
  useEffect(() => setConfirmEnding(false), [preview])
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['member']['applyRoster']) => api.member.applyRoster.mutate(input),
    {
      onDone: () => {
        setDone(true)
        clear()
        void queryClient.invalidateQueries()
      }
    }
  )
  if (done) {
    return (
      <Blank icon='tick' title='名册已更新' hint='离开的人没有删除，以前的记录都在。'>
        <Button onTap={() => setDone(false)}>再导入一份</Button>
      </Blank>
    )
  }
  const ready =
    preview && preview.errors === 0 && !preview.nothingToDo && (!preview.needsConfirmEnding || confirmEnding)
  return (
    <>
      <View className='xy-panel'>
        <View className='xy-panel__title'>选一份名册表格</View>
        <View className='xy-prose'>
          表格里要有：组、户号、姓名、与户主关系。身份证号不要放进表里。先看一遍会改什么，您点头了才改。
        </View>
        <Notice tone='stop'>{problem ?? sentence}</Notice>
        <Button
          kind={preview ? 'plain' : 'primary'}
          icon='table'
          running={isReading}
          onTap={() => void pick()}
        >
          {file ? `换一份（现在是${file.name}）` : '选择文件'}
        </Button>
        {process.env.TARO_ENV === 'h5' ? <PasteRoster onTake={take} /> : null}
      </View>
      {preview ? null : (
        <View className='xy-hero'>
          <SaveBook load={() => api.member.rosterTemplate.query({ villageId })}>下载空表</SaveBook>
          <SaveBook load={() => api.member.exportRoster.query({ villageId })}>导出现在的名册</SaveBook>
        </View>
      )}
      {preview ? (
        <Preview preview={preview} confirmEnding={confirmEnding} onConfirmEnding={setConfirmEnding} />
      ) : null}
      {preview && file ? (
        <View className='xy-hero'>
          <Button
            kind='primary'
            running={isRunning}
            disabled={!ready}
            onTap={() =>
              void submit({ villageId, file: file.base64, ...(confirmEnding ? { confirmEnding: true } : {}) })
            }
          >
            照此更新名册
          </Button>
        </View>
      ) : null}
      {process.env.TARO_ENV === 'h5' && !preview ? <HouseholdTable villageId={villageId} /> : null}
    </>
  )
}

export default Roster

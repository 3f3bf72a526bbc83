import './archive-cell.scss'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { openUrl } from '@/client/api/file-url'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { sayDate, sayExactly } from '@/client/words/dates'
import { isWeapp } from '@/client/words/platform'

type Archive = Outputs['archive']['read']
type Kind = 'office' | 'public'

interface ArchiveCellProps {
  readonly villageId: string
  readonly decisionId: string
  readonly state: string
}

/** Groups of eight can be compared by eye with what the check on the computer says. */
const grouped = (digest: string): string => digest.match(/.{1,8}/g)?.join(' ') ?? digest

const sayBytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** The archive of a finished decision: its digest, and what this reader may take along; before it, what holds it up. */
export const ArchiveCell = ({ villageId, decisionId, state }: ArchiveCellProps) => {
  const finished = state === 'ARCHIVED'
  const query = useRead(
    ['archive.read', villageId, decisionId],
    () => api.archive.read.query({ villageId, decisionId }),
    { enabled: finished || state === 'P2_PUBLISHED' }
  )
  if (!finished) return query.data?.fault ? <Fault fault={query.data.fault} /> : null
  return (
    <Panel title='档案'>
      <PageState query={query}>
        {(archive) => <Whole archive={archive} villageId={villageId} decisionId={decisionId} />}
      </PageState>
    </Panel>
  )
}

const Fault = ({ fault }: { fault: NonNullable<Archive['fault']> }) => (
  <Panel title='公示期满，还没有归档'>
    <Notice tone='stop'>{fault.message}</Notice>
    <View className='xy-panel__aside'>
      {`${sayExactly(fault.triedAt)}试过一次。代码 ${fault.code}${fault.path ? `，材料 ${fault.path}` : ''}`}
    </View>
  </Panel>
)

const Whole = ({
  archive,
  villageId,
  decisionId
}: {
  archive: Archive
  villageId: string
  decisionId: string
}) => {
  // A record from before the archive existed.
  if (archive.digest === null || archive.closedOn === null)
    return <View className='xy-prose'>这是补登的旧记录，没有电子档案。</View>
  const take = { villageId, decisionId }
  return (
    <View className='xy-archive'>
      <View className='xy-prose'>{`这件事已经办完，${sayDate(archive.closedOn)}归档。`}</View>
      {archive.office ? (
        <Download {...take} kind='office' name='下载完整档案' bytes={archive.office.bytes} />
      ) : null}
      {archive.office ? (
        <View className='xy-panel__aside'>完整档案里有姓名和会议记录，只供村里保管，不要转发。</View>
      ) : null}
      {archive.public ? (
        <Download {...take} kind='public' name='下载公开档案' bytes={archive.public.bytes} />
      ) : (
        <View className='xy-panel__aside'>本村的人登录后可以下载公开档案。</View>
      )}
      <Fold title='怎么知道档案没有被改过？'>
        <View className='xy-prose'>
          档案里的文件改动一个字，校验码就会变。在电脑上解开档案，运行里面的
          verify.mjs，显示的应当和这里一样：
        </View>
        <View className='xy-hash'>{grouped(archive.digest)}</View>
      </Fold>
    </View>
  )
}

interface DownloadProps {
  readonly villageId: string
  readonly decisionId: string
  readonly kind: Kind
  readonly name: string
  readonly bytes: number
}

/** A phone's mini-program cannot open a zip: there the address is copied, for a computer. */
const takeAway = async (url: string): Promise<void> => {
  if (isWeapp) await Taro.setClipboardData({ data: url })
  else window.location.assign(url)
}

const Download = ({ villageId, decisionId, kind, name, bytes }: DownloadProps) => {
  const [running, setRunning] = useState(false)
  const [said, setSaid] = useState<{ tone: 'good' | 'stop'; words: string } | null>(null)
  const take = async () => {
    setRunning(true)
    try {
      // A link lives half an hour, a page may lie open for longer.
      const fresh = await api.archive.read.query({ villageId, decisionId })
      const url = fresh[kind]?.url
      if (url) await takeAway(await openUrl(url))
      setSaid(
        isWeapp ? { tone: 'good', words: '网址已复制，请发到电脑上，半小时内用浏览器打开就能下载。' } : null
      )
    } catch (error) {
      setSaid({ tone: 'stop', words: toClientError(error).message })
    } finally {
      setRunning(false)
    }
  }
  return (
    <>
      <Button running={running} onTap={() => void take()}>
        {`${isWeapp ? name.replace('下载', '复制下载网址：') : name}（${sayBytes(bytes)}）`}
      </Button>
      <Notice tone={said?.tone ?? 'good'}>{said?.words ?? null}</Notice>
    </>
  )
}

import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Panel } from '@/client/components/panel'
import { toast } from '@/client/components/toast'
import { sayExactly } from '@/client/words/dates'
import { proofSteps } from '@/domain/points/proof-words'
import './index.scss'

type Proof = Outputs['points']['readProof']
type Sealed = NonNullable<Proof['sealed']>

/** 核对账本: that nobody changed an entry after it was booked, in plain words and with all it takes to compute it. */
const ProofPage = () => {
  const { villageId = '', householdId = '' } = useRouter().params
  const [typed, setTyped] = useState<number | null>(null)
  const [page, setPage] = useState<number | null>(null)
  const query = useRead(['points.readProof', villageId, householdId, page], () =>
    api.points.readProof.query({ villageId, householdId, ...(page ? { page } : {}) })
  )
  return (
    <Page title='核对账本'>
      <Panel title='账本为什么改不了'>
        <View className='xy-prose'>
          村里的积分账像一本一页接一页的册子。每封一页，就按这一页和前一页的全部内容算出一串“指纹”。改动任何一笔，后面所有的指纹都对不上。指纹印在每次积分公示上，贴在墙上的纸谁也换不了。
        </View>
      </Panel>
      <PageState query={query}>
        {(proof) => <Found home={{ villageId, householdId }} proof={proof} asked={page} />}
      </PageState>
      <Panel title='和墙上的公示对一对'>
        <View className='xy-prose'>公示的最后写着“账本第几页”和指纹。把页号填在这里，看指纹是不是一样。</View>
        <NumberField label='公示上的页号' value={typed} onChange={setTyped} optional />
        <Button disabled={typed === null || typed < 1} onTap={() => setPage(typed)}>
          查这一页
        </Button>
      </Panel>
    </Page>
  )
}

interface Home {
  readonly villageId: string
  readonly householdId: string
}

const Found = ({ home, proof, asked }: { home: Home; proof: Proof; asked: number | null }) => {
  const { sealed, last } = proof
  if (sealed) return <SealedView home={home} sealed={sealed} />
  return (
    <Notice>
      {asked !== null && asked > last.page
        ? `没有第${asked}页，账本现在封到第${last.page}页。`
        : '您家还没有封存的记录。刚记的分，过一会儿就会封存。'}
    </Notice>
  )
}

const SealedView = ({ home, sealed }: { home: Home; sealed: Sealed }) => (
  <Panel title={`账本第${sealed.page}页`} accent>
    <Notice tone={sealed.holds ? 'good' : 'stop'}>
      {sealed.holds
        ? `刚才重新算了一遍：您家第1笔到第${sealed.upTo}笔都在这一页下面，一笔没有改过。`
        : '对不上！您家的记录和封存时不一样。请截图，交给村务监督委员会或乡镇。'}
    </Notice>
    <View className='xy-proof__hash'>{sealed.short}</View>
    <View className='xy-aside'>
      {`指纹的前16位。${sealed.at ? `${sayExactly(sealed.at)}封存，` : ''}全村共${sealed.entries}笔在内。`}
    </View>
    <Fold title='给会算的人：全部数据'>
      <View className='xy-prose'>
        复制下来的是您家每一笔的原文、算到这一页指纹要用的全部数据，和怎么算的说明。不用本程序，也能自己算一遍。
      </View>
      <CopyAll home={home} sealed={sealed} />
    </Fold>
  </Panel>
)

/** Every entry up to the proof's last one, page by page. */
const readAll = async (home: Home, upTo: number, after?: number): Promise<string[]> => {
  const read = await api.points.readProofEntries.query({ ...home, upTo, ...(after ? { after } : {}) })
  return read.next === null ? read.entries : [...read.entries, ...(await readAll(home, upTo, read.next))]
}

const CopyAll = ({ home, sealed }: { home: Home; sealed: Sealed }) => {
  const { submit, isRunning, sentence } = useSubmit(
    async () => {
      const { page, hash, entries, at, upTo, proof } = sealed
      const lines = await readAll(home, upTo)
      await Taro.setClipboardData({
        data: JSON.stringify(
          { how: proofSteps, ...home, page, hash, entries, at, upTo, ...proof, lines },
          null,
          1
        )
      })
    },
    { onDone: () => toast('已复制') }
  )
  return (
    <>
      <Notice tone='stop'>{sentence}</Notice>
      <Button running={isRunning} onTap={() => void submit({})}>
        复制全部数据
      </Button>
    </>
  )
}

export default ProofPage

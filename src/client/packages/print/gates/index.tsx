import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { confirm } from '@/client/components/toast'
import { formClass, type Paper, upright } from '../paper'
import { PrintTools } from '../print-tools'
import './index.scss'

type Sheets = Outputs['binding']['issueGateCodes']
type Gate = Sheets['gates'][number]

/** 门牌码: a sheet for the gate of every household of a group, eight on a page. */
const PrintGates = () => {
  const { member, query } = useMe()
  return (
    <Page title='门牌码'>
      <PageState query={query}>{() => (member ? <Gates villageId={member.villageId} /> : null)}</PageState>
    </Page>
  )
}

const Gates = ({ villageId }: { villageId: string }) => {
  const [groupId, setGroupId] = useState<string | null>(null)
  const [paper, setPaper] = useState<Paper>('A4')
  const [sheets, setSheets] = useState<Sheets | null>(null)
  const groups = useRead(['place.listGroups', villageId], () => api.place.listGroups.query({ villageId }))
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['binding']['issueGateCodes']) => api.binding.issueGateCodes.mutate(input),
    { onDone: setSheets }
  )
  const renew = async (gate: Gate) => {
    if (!groupId) return
    const ask = '旧的码马上不能用了，要把新的一张贴上。别家的不变。'
    if (await confirm(`给${gate.householdName}换新码？`, ask, '换新码')) {
      await submit({ villageId, groupId, renewHouseholdId: gate.householdId })
    }
  }
  return (
    <>
      <View className='xy-print__tools'>
        <PageState query={groups}>
          {(list) => (
            <Choice
              label='打哪个组的'
              shape='row'
              value={groupId}
              onChoose={(id) => {
                setGroupId(id)
                setSheets(null)
              }}
              options={list.map((g) => ({ value: g.groupId, name: g.name }))}
            />
          )}
        </PageState>
        <Notice tone='stop'>{sentence}</Notice>
        {groupId && !sheets ? (
          <Button kind='primary' running={isRunning} onTap={() => void submit({ villageId, groupId })}>
            做好这个组的门牌码
          </Button>
        ) : null}
        {sheets && sheets.made > 0 ? <Notice>{`新做了${sheets.made}户的码，打出来贴在门口。`}</Notice> : null}
      </View>
      {sheets ? (
        <>
          <PrintTools
            title={`${sheets.villageName}门牌码`}
            paper={paper}
            among={upright}
            onPaper={setPaper}
          />
          <div className={`${formClass(paper)} xy-gates`}>
            {sheets.gates.map((gate) => (
              <GateSheet
                key={gate.householdId}
                gate={gate}
                villageName={sheets.villageName}
                onRenew={() => void renew(gate)}
              />
            ))}
          </div>
        </>
      ) : null}
    </>
  )
}

interface GateSheetProps {
  readonly gate: Gate
  readonly villageName: string
  readonly onRenew: () => void
}

const GateSheet = ({ gate, villageName, onRenew }: GateSheetProps) => (
  <div className='xy-gate'>
    <div className='xy-gate__place'>{`${villageName} ${gate.place}`}</div>
    <div className='xy-gate__name'>{gate.householdName}</div>
    {gate.qr ? (
      <svg
        className='xy-gate__qr'
        viewBox={`0 0 ${gate.qr.size} ${gate.qr.size}`}
        shapeRendering='crispEdges'
        role='img'
        aria-label={`${gate.householdName}的门牌二维码`}
      >
        <path d={gate.qr.path} />
      </svg>
    ) : null}
    <div className='xy-gate__code'>{gate.code}</div>
    <div className='xy-gate__hint'>家里人扫一扫看自家庭院；第一次认户，填上面8个字</div>
    <View className='xy-gate__renew'>
      <Button kind='quiet' label={`给${gate.householdName}换新码`} onTap={onRenew}>
        换新码
      </Button>
    </View>
  </div>
)

export default PrintGates

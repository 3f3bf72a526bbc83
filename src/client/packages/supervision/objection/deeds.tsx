import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Choice } from '@/client/components/choice'
import { AnswerForm, ExtendForm, ReceiveForm } from './answer-forms'
import type { Objection } from './index'
import { OrderForm, ReportForm, RulingForm } from './outside-forms'
import { VerifyForm } from './verify-form'

type Action = Objection['actions'][number]
type Deed = 'receive' | 'answer' | 'extend' | 'verify' | 'report' | 'order' | 'ruling'

/** What each is called, which actions of the server it stands for, and what it leads to. */
const deeds: Readonly<Record<Deed, { name: string; note: string; of: readonly Action[] }>> = {
  receive: { name: '受理，发回执', note: '提出以后24小时内', of: ['acknowledge'] },
  answer: { name: '答复', note: '写清楚查了什么、结果是什么', of: ['reply'] },
  extend: { name: '情况复杂，延长答复', note: '只能延长一次', of: ['mark_complex'] },
  verify: {
    name: '核实',
    note: '由村监委作结论',
    of: ['find_unfounded', 'find_flawed', 'find_redo', 'send_back']
  },
  report: { name: '报告核实情况', note: '写清楚就行，不作结论，由村监委接着办', of: ['report_finding'] },
  order: { name: '责令改正', note: '只能依法，要写明哪部法哪一条', of: ['order'] },
  ruling: { name: '登记法院裁判', note: '有生效的裁判文书才登记', of: ['record_ruling'] }
}

const openDeeds = ({ actions, findings }: Objection): Deed[] =>
  (Object.keys(deeds) as Deed[]).filter(
    (id) =>
      deeds[id].of.some((action) => actions.includes(action)) || (id === 'verify' && findings.length > 0)
  )

/** What the viewer may do with it now: chosen first where there are several, then the form for it and no other. */
export const Deeds = ({ objection }: { objection: Objection }) => {
  const open = openDeeds(objection)
  // Rare and grave: never what a page opens with.
  const [first] = open.filter((id) => id !== 'ruling' && id !== 'order')
  const [chosen, setChosen] = useState<Deed | null>(first ?? null)
  if (open.length === 0) return null
  return (
    <View className='xy-panel'>
      <View className='xy-panel__title'>要办什么</View>
      {open.length > 1 || first === undefined ? (
        <Choice
          label='要办什么'
          shape='list'
          value={chosen}
          onChoose={setChosen}
          options={open.map((value) => ({ value, name: deeds[value].name, note: deeds[value].note }))}
        />
      ) : null}
      {chosen ? formOf(chosen, objection) : null}
    </View>
  )
}

const formOf = (deed: Deed, objection: Objection): ReactNode => {
  switch (deed) {
    case 'receive':
      return <ReceiveForm objection={objection} />
    case 'answer':
      return <AnswerForm objection={objection} />
    case 'extend':
      return <ExtendForm objection={objection} />
    case 'verify':
      return <VerifyForm objection={objection} />
    case 'report':
      return <ReportForm objection={objection} />
    case 'order':
      return <OrderForm objection={objection} />
    case 'ruling':
      return <RulingForm objection={objection} />
  }
}

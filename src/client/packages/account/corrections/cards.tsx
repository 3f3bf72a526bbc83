import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import type { QueueLine } from '@/client/components/desk/desk-types'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Heading } from '@/client/components/panel'
import { Tag } from '@/client/components/tag'
import { toast } from '@/client/components/toast'
import { sayDate } from '@/client/words/dates'
import { correctionLimits } from '@/domain/correction/names'
import { correctionTones } from '../correction-tones'

type OfVillage = Outputs['correction']['list'][number]
type OfTownship = Outputs['correction']['listPassedUp'][number]

const done = (word: string) => () => {
  toast(word)
  void queryClient.invalidateQueries()
}

/** The same in the left column of a PC. */
export const correctionLine = (c: OfVillage | OfTownship, aside: string): QueueLine => ({
  words: c.field === 'other' ? c.wanted : `${c.fieldName}：${c.stood || '没有填'} → ${c.wanted}`,
  aside: `${c.name} · 户号${c.householdNo} · ${aside}`,
  tags: [{ word: c.stateName, tone: correctionTones[c.state] }]
})

const Card = ({ correction: c, children }: { correction: OfVillage | OfTownship; children: ReactNode }) => (
  <View className='xy-panel'>
    <Heading className='xy-panel__title'>{`${c.name} · 户号${c.householdNo}`}</Heading>
    <Tag tone={correctionTones[c.state]}>{c.stateName}</Tag>
    <View className='xy-prose xy-account__line'>
      {c.field === 'other' ? c.wanted : `${c.fieldName}：${c.stood || '没有填'} → ${c.wanted}`}
    </View>
    {c.reason ? <View className='xy-panel__aside xy-account__line'>{`上次的理由：${c.reason}`}</View> : null}
    {children}
  </View>
)

/** For the committee: hold it against the paper, change it, or say why not. */
export const CommitteeCard = ({ correction }: { correction: OfVillage }) => {
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const decide = useSubmit((input: Inputs['correction']['decide']) => api.correction.decide.mutate(input), {
    onDone: ({ state }) => done(state === 'accepted' ? '已改好' : '已答复')()
  })
  const { villageId, correctionId, own, field } = correction
  const at = { villageId, correctionId }
  return (
    <Card correction={correction}>
      <View className='xy-panel__aside xy-account__line'>{`${sayDate(correction.dueOn)}前答复`}</View>
      {own ? <Notice>这是您自己提的，要由别的村干部来核对。</Notice> : null}
      <Notice tone='stop'>{decide.sentence}</Notice>
      {own ? null : refusing ? (
        <>
          <Field
            label='为什么不用改'
            hint='对方会看到这句话'
            value={reason}
            maxLength={correctionLimits.reason}
            onInput={setReason}
          />
          <View className='xy-pair'>
            <Button onTap={() => setRefusing(false)}>再想想</Button>
            <Button
              kind='warn'
              running={decide.isRunning}
              disabled={reason.trim().length < 2}
              onTap={() => void decide.submit({ ...at, action: 'refuse', reason: reason.trim() })}
            >
              确定不改
            </Button>
          </View>
        </>
      ) : (
        <View className='xy-pair'>
          <Button onTap={() => setRefusing(true)}>不用改</Button>
          <Button
            kind='primary'
            running={decide.isRunning}
            onTap={() => void decide.submit({ ...at, action: 'accept' })}
          >
            {field === 'other' ? '已在名册里改好' : '核对过，改'}
          </Button>
        </View>
      )}
    </Card>
  )
}

/** For the township: it looks and says what it found, and changes nothing itself. */
export const TownshipCard = ({ correction }: { correction: OfTownship }) => {
  const [reason, setReason] = useState('')
  const look = useSubmit((input: Inputs['correction']['lookAt']) => api.correction.lookAt.mutate(input), {
    onDone: done('已告诉村里和本人')
  })
  const { villageId, correctionId } = correction
  const say = (action: 'uphold' | 'return') =>
    void look.submit({ villageId, correctionId, action, reason: reason.trim() })
  const empty = reason.trim().length < 2
  return (
    <Card correction={correction}>
      <View className='xy-panel__aside xy-account__line'>{correction.villageName}</View>
      <Field
        label='看过的结果'
        hint='本人和村委会都会看到'
        value={reason}
        maxLength={correctionLimits.reason}
        onInput={setReason}
      />
      <Notice tone='stop'>{look.sentence}</Notice>
      <View className='xy-pair'>
        <Button running={look.isRunning} disabled={empty} onTap={() => say('uphold')}>
          不用改
        </Button>
        <Button kind='primary' running={look.isRunning} disabled={empty} onTap={() => say('return')}>
          请村里再核对
        </Button>
      </View>
    </Card>
  )
}

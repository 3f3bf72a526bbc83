import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { KeptLetter } from '@/client/components/kept-letter'
import { Notice } from '@/client/components/notice'
import { Panel } from '@/client/components/panel'
import { useFormDraft } from '@/client/stores/form-drafts'
import { type Rating, ratings } from '@/domain/issue/names'
import { saidDrafts } from './said-drafts'
import type { At } from './use-act'
import { useSaid } from './use-said'

const notes: Record<Rating, string> = {
  satisfied: '办好了，这件事就结束',
  basic: '还可以，这件事就结束',
  dissatisfied: '没办好，请他们重新办'
}

interface RateFormProps {
  readonly at: At
  /** What was said. */
  readonly about: string
  /** How long there is left to rate. */
  readonly left: string | null
  /** It was done over before: the next step is a call from the level above. */
  readonly again: boolean
}

const LATE = '按村里收到的时间算；到期还没有送到，就按“未评价”关闭。'

/** 评: the word of whoever raised it, with the reason where the work is to be done over. */
export const RateForm = ({ at, about, left, again }: RateFormProps) => {
  const saying = { at, about, title: '评价', until: LATE, done: '评价已收到' }
  const { key, send, isRunning, problem, sentence, kept } = useSaid(saying, 'rate')
  const { rating, words } = useFormDraft(saidDrafts, key)
  const [missing, setMissing] = useState<{ field: 'rating' | 'reason'; message: string } | null>(null)
  const press = () => {
    const said = words.trim()
    if (!rating) return setMissing({ field: 'rating', message: '请先选一个。' })
    if (rating === 'dissatisfied' && Array.from(said).length < 2)
      return setMissing({ field: 'reason', message: '请写哪里没办好，好让经办人知道怎么重新办。' })
    setMissing(null)
    void send(
      { rating, ...(said ? { reason: said } : {}) },
      [ratings[rating], said].filter(Boolean).join('：')
    )
  }
  if (kept) return <KeptLetter letter={kept} />
  const reasonWrong =
    missing?.field === 'reason' ? missing.message : problem?.field === 'reason' ? problem.message : null
  return (
    <Panel title='办得怎么样，请您评价' accent>
      {left ? <View className='xy-panel__aside'>{`${left}；到期没有评，就按“未评价”关闭`}</View> : null}
      <Choice
        label='办得怎么样'
        shape='list'
        value={rating}
        onChoose={(chosen) => {
          saidDrafts.edit(key, { rating: chosen })
          setMissing(null)
        }}
        options={(Object.keys(ratings) as Rating[]).map((value) => ({
          value,
          name: ratings[value],
          note: value === 'dissatisfied' && again ? '又没办好，上一级会打电话问您，再看怎么办' : notes[value]
        }))}
      />
      {rating === null ? null : (
        <Field
          label={rating === 'dissatisfied' ? '哪里没办好' : '想说的话'}
          lines
          optional={rating !== 'dissatisfied'}
          value={words}
          maxLength={1000}
          onInput={(next) => {
            saidDrafts.edit(key, { words: next })
            setMissing(null)
          }}
          error={reasonWrong}
        />
      )}
      <Notice tone='stop'>
        {missing?.field === 'rating' ? missing.message : reasonWrong ? null : sentence}
      </Notice>
      <Button kind='primary' running={isRunning} onTap={press}>
        提交评价
      </Button>
    </Panel>
  )
}

import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import { type CharSpan, coveredIn, coverWith, holds, joined, placesOf, spanOf } from './spans'
import type { Waiting } from './waiting'

const classOf = (i: number, spans: readonly CharSpan[], first: number | null): string =>
  i === first ? 'xy-sign xy-sign_first' : holds(spans, i) ? 'xy-sign xy-sign_on' : 'xy-sign'

type Part = 'words' | 'place'

interface CoverWordsProps {
  readonly waiting: Waiting
  readonly part?: Part
  readonly onBack: () => void
}

const partOf = (w: Waiting, part: Part) =>
  part === 'words'
    ? { words: w.words, publicWords: w.publicWords, findings: w.findings }
    : { words: w.placeWords ?? '', publicWords: w.publicPlaceWords, findings: w.placeFindings }

/** Words covered for the public: by tapping the first and the last of them, by writing them, or as the machine marked. */
export const CoverWords = ({ waiting: w, part = 'words', onBack }: CoverWordsProps) => {
  const { words, publicWords, findings } = partOf(w, part)
  const [spans, setSpans] = useState<readonly CharSpan[]>(() => coveredIn(words, publicWords))
  const [first, setFirst] = useState<number | null>(null)
  const [term, setTerm] = useState('')
  const add = (more: readonly CharSpan[]) => setSpans(joined([...spans, ...more]))
  const places = placesOf(words, term.trim())
  const cover = useSubmit((input: Inputs['issue']['coverWords']) => api.issue.coverWords.mutate(input), {
    onDone: () => {
      toast(spans.length > 0 ? '已遮好' : '已取消遮盖')
      onBack()
      void queryClient.invalidateQueries()
    }
  })
  const tap = (i: number) => {
    if (first !== null) {
      add([{ from: Math.min(first, i), to: Math.max(first, i) + 1 }])
      setFirst(null)
    } else if (holds(spans, i)) setSpans(spans.filter((s) => !holds([s], i)))
    else setFirst(i)
  }
  return (
    <View className='xy-cover'>
      <View className='xy-panel__aside'>
        {first === null
          ? '点要遮的第一个字，再点最后一个字。遮错了，点一下遮住的字就取消。'
          : '再点最后一个字；只遮这一个字，就再点它一次。'}
      </View>
      <View className='xy-words xy-signs'>
        {Array.from(words).map((sign, i) => (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: a character is its place
            key={i}
            className={classOf(i, spans, first)}
            onClick={() => tap(i)}
          >
            {sign}
          </Text>
        ))}
      </View>
      <Field
        label='或者写出要遮的字'
        optional
        hint='比如孩子的名字'
        value={term}
        maxLength={30}
        error={term.trim() !== '' && places.length === 0 ? '文字里没有这几个字。' : null}
        onInput={setTerm}
      />
      <View className='xy-pair'>
        <Button
          disabled={places.length === 0}
          onTap={() => {
            add(places)
            setTerm('')
          }}
        >
          {places.length > 1 ? `遮这几个字（${places.length}处）` : '遮这几个字'}
        </Button>
        {findings.length > 0 ? (
          <Button onTap={() => add(findings.map((f) => spanOf(words, f.start, f.end)))}>遮机器标出的</Button>
        ) : null}
      </View>
      <View className='xy-filter__name'>公开的样子</View>
      <View className='xy-prose'>{coverWith(words, spans)}</View>
      <Notice tone='stop'>{cover.sentence}</Notice>
      <View className='xy-pair'>
        <Button onTap={onBack}>返回</Button>
        <Button
          kind='primary'
          running={cover.isRunning}
          disabled={spans.length === 0 && publicWords === null}
          onTap={() =>
            void cover.submit({
              villageId: w.villageId,
              issueId: w.issueId,
              part,
              spans: spans.map((s) => ({ ...s }))
            })
          }
        >
          {spans.length === 0 && publicWords !== null ? '取消遮盖' : '遮好'}
        </Button>
      </View>
    </View>
  )
}

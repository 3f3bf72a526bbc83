import { View } from '@tarojs/components'
import { useCallback } from 'react'
import { Button } from '@/client/components/button'
import { Field } from '@/client/components/field'
import { Fold } from '@/client/components/fold'
import { Notice } from '@/client/components/notice'
import { PhotoPicker } from '@/client/components/photo-picker'
import { Tag } from '@/client/components/tag'
import { type PhoneSheet, type SheetKey, useSheet, useSheetsFull } from '@/client/stores/sheets'
import { maxPhotos, maxWords } from '@/domain/inspection/sizes'
import { linesAsked, scoreOf } from '@/domain/inspection/visit'
import { editSheet } from '../edit-sheet'
import type { Route, Stop } from '../use-route'
import { ConsentChoice } from './consent-choice'
import { HelpField } from './help-field'
import { LineKeys } from './line-keys'
import { filledOf } from './ready'

interface SheetFormProps {
  readonly sheetKey: SheetKey
  readonly route: Route
  readonly stop: Stop
  readonly onDone: () => void
}

/** Everything about one household on one screen; there is nothing to save, every tap is. */
export const SheetForm = ({ sheetKey, route, stop, onDone }: SheetFormProps) => {
  const sheet = useSheet(sheetKey)
  const edit = (change: (now: PhoneSheet) => Partial<PhoneSheet>) => editSheet(sheetKey, stop, change)
  const { given, missing, helpOnly, ready } = filledOf(route, stop, sheet)
  const marks = <Lines sheetKey={sheetKey} route={route} stop={stop} sheet={sheet} />
  return (
    <>
      <Head stop={stop} sheet={sheet} />
      {stop.helped ? (
        <>
          <HelpField value={sheet.help} onChange={(help) => edit(() => ({ help }))} />
          <Fold title='也打分（只加分，不比较）'>{marks}</Fold>
        </>
      ) : (
        marks
      )}
      <View className='xy-form'>
        <Field
          label='给这一户的建议'
          optional
          hint='比如：水沟再疏一疏'
          value={sheet.advice}
          maxLength={maxWords}
          onInput={(advice) => edit(() => ({ advice }))}
        />
        <Fold title={`照片（可不拍）${sheet.photos.length > 0 ? `，${sheet.photos.length}张` : ''}`}>
          <Notice>只拍院子和房前屋后。不拍人脸，不拍药品、病历，不拍票据、存折。</Notice>
          <PhotoPicker
            kept
            villageId={sheetKey.villageId}
            photos={sheet.photos}
            max={maxPhotos}
            error={sheet.problem?.field === 'photoIds' ? sheet.problem.message : null}
            onChange={(change) => edit((now) => ({ photos: change(now.photos) }))}
          />
        </Fold>
      </View>
      <Foot
        score={missing === 0 && given > 0 ? scoreOf(route, sheet.marks) : null}
        missing={helpOnly ? 0 : missing}
        ready={ready}
        onDone={onDone}
      />
    </>
  )
}

const states: Readonly<
  Record<PhoneSheet['state'], { readonly word: string; readonly tone: 'calm' | 'good' | 'wait' | 'stop' }>
> = {
  open: { word: '已自动保存', tone: 'calm' },
  queued: { word: '存好了，等信号', tone: 'wait' },
  sent: { word: '已送到', tone: 'good' },
  returned: { word: '退回来了', tone: 'stop' }
}

const Head = ({ stop, sheet }: { stop: Stop; sheet: PhoneSheet }) => {
  const isFull = useSheetsFull()
  const { word, tone } = states[sheet.state]
  return (
    <View className='xy-lead'>
      <View>{sheet.editedAt > 0 ? <Tag tone={tone}>{word}</Tag> : null}</View>
      <View className='xy-lead__title'>{`${stop.head}家`}</View>
      <View className='xy-lead__note'>
        {[`户号${stop.no}`, stop.group, stop.yard].filter(Boolean).join(' · ')}
      </View>
      {sheet.problem ? <Notice tone='stop'>{sheet.problem.message}</Notice> : null}
      {isFull ? <Notice tone='stop'>手机存储满了，刚才的没有存住。请先删些照片、视频。</Notice> : null}
      {stop.again ? <Notice tone='wait'>几个人的分差得多，请您复看，按您看到的打。</Notice> : null}
      {stop.helped ? <Notice>这是照顾户，只帮不比：请看看要帮什么。</Notice> : null}
      {sheet.state === 'sent' || sheet.state === 'queued' ? (
        <Notice>这一户评过了。再改，就按后来的算，前面的也留着。</Notice>
      ) : null}
    </View>
  )
}

interface LinesProps {
  readonly sheetKey: SheetKey
  readonly route: Route
  readonly stop: Stop
  readonly sheet: PhoneSheet
}

const Lines = ({ sheetKey, route, stop, sheet }: LinesProps) => {
  const { again } = stop
  const { roundId, householdId, inspectorId, villageId } = sheetKey
  // One function for the life of the page, so that a tap draws one line and not ten.
  const mark = useCallback(
    (lineId: string, value: number) =>
      editSheet({ roundId, householdId, inspectorId, villageId }, { again }, (now) => ({
        marks: { ...now.marks, [lineId]: value }
      })),
    [again, roundId, householdId, inspectorId, villageId]
  )
  const asked = linesAsked(route, sheet.consent)
  const last = asked.filter((l) => sheet.marks[l.id] !== undefined).at(-1)
  const left = asked.filter((l) => sheet.marks[l.id] === undefined)
  const same = last ? (sheet.marks[last.id] ?? 0) : 0
  const fits = left.filter((l) => l.most >= same)
  const fill = () =>
    editSheet(sheetKey, stop, (now) => ({
      marks: { ...now.marks, ...Object.fromEntries(fits.map((l) => [l.id, same])) }
    }))
  return (
    <>
      <ConsentChoice sheetKey={sheetKey} route={route} stop={stop} consent={sheet.consent} />
      <View>
        {asked.map((line) => (
          <LineKeys
            key={line.id}
            line={line}
            scheme={route.scheme}
            mark={sheet.marks[line.id] ?? null}
            onMark={mark}
          />
        ))}
      </View>
      {/* What comes and goes has a place of its own: beside the lines it would send all their keys anew. */}
      <View>
        {last && fits.length > 0 ? (
          <Button onTap={fill}>
            {route.scheme === 'faces' ? '没评的都和刚才一样' : `没打的${fits.length}项都打${same}分`}
          </Button>
        ) : null}
      </View>
    </>
  )
}

interface FootProps {
  readonly score: number | null
  readonly missing: number
  readonly ready: boolean
  readonly onDone: () => void
}

const Foot = ({ score, missing, ready, onDone }: FootProps) => (
  <View className='xy-foot xy-foot_inline'>
    <View className='xy-sheet-score'>
      {missing > 0 ? `还有${missing}项没评` : score === null ? '' : `合计${score}分（满分100）`}
    </View>
    <Button kind='primary' disabled={!ready} onTap={onDone}>
      评好了，下一户
    </Button>
  </View>
)

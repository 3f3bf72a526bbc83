import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Blank } from '@/client/components/page-state'
import { sheetBox } from '@/client/stores/send-sheets'
import { type SheetKey, sheets, useSheet } from '@/client/stores/sheets'
import type { Route, Stop } from '../use-route'
import { filledOf } from './ready'

interface OverProps {
  readonly sheetKey: SheetKey
  readonly route: Route
  readonly stop: Pick<Stop, 'helped'>
}

/**
 * A household of a round that is over: nothing more is written here. What was filled in before goes as it is, with the
 * time at which it was, also where a photo of it is lost: the server keeps what was filled in before the end.
 */
export const Over = ({ sheetKey, route, stop }: OverProps) => {
  const sheet = useSheet(sheetKey)
  const isPhotoLost = sheet.state === 'returned' && sheet.problem?.field === 'photoIds'
  // Who is helped left the route with its end; words about help are written for nobody else.
  const helped = stop.helped || sheet.help !== ''
  const mayGo = isPhotoLost || (sheet.state === 'open' && filledOf(route, { helped }, sheet).ready)
  const send = () => {
    sheets.settle(sheet, (now) => ({
      ...{ state: 'queued', problem: null },
      photos: isPhotoLost ? [] : now.photos
    }))
    void sheetBox.flush()
  }
  const hint = mayGo
    ? '您以前评的还在手机里，可以送出去。'
    : sheet.state === 'queued'
      ? '您以前评的已经存好，有信号会自己送到。'
      : '不能再评了。'
  return (
    <Blank icon='info' title='这一轮检查已经结束' hint={hint}>
      {sheet.problem ? <Notice tone='stop'>{sheet.problem.message}</Notice> : null}
      {mayGo ? (
        <Button kind='primary' onTap={send}>
          {isPhotoLost ? '不带照片，送出去' : '送出去'}
        </Button>
      ) : null}
    </Blank>
  )
}

import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import type { SheetKey } from '@/client/stores/sheets'
import type { Consent, Marks } from '@/domain/inspection/visit'
import { editSheet } from '../edit-sheet'
import type { Route, Stop } from '../use-route'

interface ConsentChoiceProps {
  readonly sheetKey: SheetKey
  readonly route: Route
  readonly stop: Stop
  readonly consent: Consent
}

/** Whether one goes in: by what the household has said, or asked at the door; written down with the sheet. */
export const ConsentChoice = ({ sheetKey, route, stop, consent }: ConsentChoiceProps) => {
  const indoors = route.lines.filter((l) => l.indoors)
  if (indoors.length === 0) return null
  const rooms = indoors.map((l) => l.words).join('、')
  const choose = (value: Consent) =>
    editSheet(sheetKey, stop, (now) => ({
      consent: value,
      // What nobody looked at has no mark.
      ...(value === 'none' ? { marks: without(now.marks, indoors) } : {})
    }))
  if (stop.enter === false) {
    return (
      <>
        <Notice>{`这一户说过不进屋：只评屋外，${rooms}不打分，不影响得分。`}</Notice>
        {/* Filled in before the phone knew, and come back for it: without this it could never be sent. */}
        {consent === 'none' ? null : <Button onTap={() => choose('none')}>改成只评屋外</Button>}
      </>
    )
  }
  const agreed: Consent = stop.enter ? 'standing' : 'spoken'
  return (
    <Labelled label={`进屋看${rooms}`}>
      <Choice
        label={`进屋看${rooms}`}
        shape='list'
        value={consent}
        onChoose={choose}
        options={[
          { value: 'none', name: '不进屋，只评屋外', note: '不影响这一户的得分' },
          {
            value: agreed,
            name: stop.enter ? '进屋看' : '主人当面同意，进屋看',
            note: stop.enter ? '这一户已经同意' : '先问一声'
          }
        ]}
      />
    </Labelled>
  )
}

const without = (marks: Marks, lines: readonly { readonly id: string }[]): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([id]) => !lines.some((l) => l.id === id)))

import { render, screen, within } from '@testing-library/react'
import { sixSteps } from '@/domain/decision/decision'
import { Steps, type StepTone } from './steps'

const held = {
  heldOn: '2026-11-14',
  toState: 'S4_RESOLVE',
  convener: null,
  eligible: null,
  present: null,
  yes: null,
  no: null,
  abstain: null,
  note: null
}

const draw = (state: Parameters<typeof sixSteps>[0]) =>
  render(
    <Steps
      label='六步'
      title='六步走到哪'
      items={sixSteps(state, [{ ...held, step: 'review' }]).map((s) => ({
        id: s.id,
        name: s.name,
        by: s.by,
        status: s.status as StepTone,
        content: s.events.map((e) => <p key={e.heldOn}>{e.heldOn}</p>)
      }))}
    />
  )

test('each step is read as number or tick, name, where it stands, who, and what happened there', () => {
  draw('S4_RESOLVE')
  const read = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(read).toEqual([
    '提议已完成村党组织',
    '商议已完成村“两委”会议',
    '审议已完成党员大会2026-11-14',
    '4决议正在进行村民会议或村民代表会议',
    '5决议公开还没到村委会',
    '6结果公开还没到村委会'
  ])
})

test('where a decision stopped is said in words', () => {
  draw('REJECTED')
  const stopped = screen.getAllByRole('listitem')[2] as HTMLElement
  expect(within(stopped).getByText('停在这一步')).toBeInTheDocument()
})

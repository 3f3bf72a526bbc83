import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { queryClient } from '@/client/api/query-client'
import { requests } from '@/client/testing/taro'
import { DraftForm } from './draft-form'
import { begin, useNoticeDraft } from './draft-store'

const key = 'v/decision_resolution/d'
const start = {
  title: '关于“修路”的决议公开',
  sections: [{ heading: '决定了什么', body: '修路，电话13972413355', table: null }],
  kept: [{ fileId: 'f1', name: '竣工照片1', url: '/f1', smallUrl: '/f1?small' }],
  requiredDays: 15
}
const done: unknown[] = []

const Form = () => {
  const draft = useNoticeDraft(key)
  return draft ? (
    <DraftForm
      draftKey={key}
      villageId='v'
      draft={draft}
      about={{ kind: 'first', subject: 'decision_resolution', subjectId: 'd', leastDays: 15 }}
      head={null}
      onDone={(answer) => void done.push(answer)}
    />
  ) : null
}

const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <Form />
    </QueryClientProvider>
  )
const press = () => act(async () => screen.getByRole('button', { name: '检查并交村监委会签' }).click())
const answer = (n: number, data: unknown) =>
  act(async () => requests[n]?.success({ statusCode: 200, data: { result: { data } } }))
const sent = (n: number) => JSON.stringify(requests[n]?.data) + String(requests[n]?.url)

beforeEach(() => {
  done.length = 0
  begin(key, start)
})

test('fewer days than the law asks for are said at the field, and nothing is sent', async () => {
  begin(key, { ...start, requiredDays: 14 })
  show()
  await press()
  expect(screen.getAllByText('公示不能少于15天。').length).toBeGreaterThan(0)
  expect(requests).toHaveLength(0)
})

test('personal data is marked where it stands and keeps the notice from being sent', async () => {
  show()
  await press()
  expect(sent(0)).toContain('notice.check')
  await answer(0, [
    {
      where: '第1部分第1行',
      path: 'sections.0.lines.0',
      start: 5,
      end: 16,
      excerpt: '139******55',
      advice: '请删掉个人电话。'
    }
  ])
  expect(screen.getByText('13972413355')).toHaveClass('xy-found__mark')
  expect(screen.getByText('请删掉个人电话。')).toBeInTheDocument()
  expect(requests).toHaveLength(1)
  expect(done).toEqual([])
})

test('a text without any is sent with its days and its photos, under one id', async () => {
  show()
  await press()
  await answer(0, [])
  expect(sent(1)).toContain('notice.draft')
  expect(sent(1)).toContain('竣工照片1')
  expect(sent(1)).toContain('requiredDays')
  await answer(1, { noticeId: 'n', contentHash: 'a', differences: [] })
  expect(done).toEqual([{ noticeId: 'n', contentHash: 'a', differences: [] }])
})

import { sayBeforeShown } from './before-shown'

const own = {
  ...{ as: 'own', audience: 'village', soundUrl: null, photoLinks: [] },
  moderation: 'waiting' as const
}

test('nobody else is told, nor of what is public, hidden or private', () => {
  for (const as of ['handler', 'public', 'office', 'party']) expect(sayBeforeShown({ ...own, as })).toBeNull()
  for (const moderation of ['shown', 'hidden', 'private'] as const)
    expect(sayBeforeShown({ ...own, moderation })).toBeNull()
})

test('what waits is named: words alone, or with photos and sound, and for whom', () => {
  expect(sayBeforeShown(own)).toContain('您的话还没有公开')
  const all = sayBeforeShown({ ...own, audience: 'courtyard', soundUrl: '/files/a', photoLinks: [1] })
  expect(all).toContain('您的话、照片、录音还没有公开')
  expect(all).toContain('看过院落里的人才看得到')
})

test('while the township looks once more, that is said', () => {
  expect(sayBeforeShown({ ...own, moderation: 'appealed' })).toContain('重新看')
})

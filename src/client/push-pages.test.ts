import { pushedKinds, sayPush } from '@/domain/message/templates'
import { pages } from './navigate'

test('what WeChat opens for a message is a page that there is', () => {
  const at = new Date('2026-11-22T01:30:00Z')
  const known = Object.values(pages).map((page) => page.slice(1))
  for (const kind of pushedKinds)
    for (const payload of [{}, { claimId: 'c' }] as Record<string, string>[]) {
      const page = sayPush({ kind, payload, placeId: 'v', at })?.page.split('?')[0]
      expect(known).toContain(page)
    }
})

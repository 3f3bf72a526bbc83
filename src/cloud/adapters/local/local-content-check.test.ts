import { contentCheckSuite } from '@/cloud/ports/content-check.suite'
import listed from './content-words.json'
import { localContentCheck } from './local-content-check'

contentCheckSuite('the list on this machine', async () => ({ check: localContentCheck(), who: null }))

test('personal data is marked beside the listed words, in the order of the text', async () => {
  const words = '王八蛋的电话13812345678'
  expect(await localContentCheck().checkWords(words, null)).toMatchObject({
    suggestion: 'review',
    findings: [
      { label: 'insult', start: 0, end: 3 },
      { label: 'personal', start: 6, end: 17 }
    ]
  })
})

test('the list holds plain words alone, each once', () => {
  const all = Object.values(listed).flat()
  expect(all.filter((word) => !/^[一-龥]{2,}$/.test(word))).toEqual([])
  expect(new Set(all).size).toBe(all.length)
})

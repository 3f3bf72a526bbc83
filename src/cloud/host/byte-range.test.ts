import { byteRange } from './byte-range'

test.each([
  ['bytes=100-', 'none'],
  ['bytes=100-200', 'none'],
  ['bytes=-0', 'none']
])('outside of 100 bytes: %s', (header, answer) => expect(byteRange(header, 100)).toBe(answer))

test.each([
  undefined,
  '',
  'bytes=',
  'bytes=-',
  'bytes=0-1,5-6',
  'lines=1-2',
  'bytes=5-4',
  'bytes=a-b',
  'bytes=-1-2'
])('not one range, so the whole: %s', (header) => expect(byteRange(header, 100)).toBe('whole'))

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=99-', { start: 99, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }]
])('within 100 bytes: %s', (header, range) => expect(byteRange(header, 100)).toEqual(range))

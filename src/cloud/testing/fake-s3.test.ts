import { isSigned } from './fake-s3'

/** Amazon's own example: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
const keys = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const example = {
  method: 'GET',
  target: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': empty,
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'
  }
}
/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const presigned = {
  method: 'GET',
  target:
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
    '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
    '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  headers: { host: 'examplebucket.s3.amazonaws.com' }
}
const then = new Date('2013-05-24T00:05:00Z')

test('the fake refuses what is not signed, signed by another key, for another request, or out of date', () => {
  const { authorization, ...bare } = example.headers
  expect(isSigned({ ...example, headers: bare as typeof example.headers }, keys, then)).toBe(false)
  expect(isSigned(example, { ...keys, secret: 'other' }, then)).toBe(false)
  expect(isSigned(example, { ...keys, id: 'other' }, then)).toBe(false)
  expect(isSigned({ ...example, method: 'DELETE' }, keys, then)).toBe(false)
  expect(isSigned({ ...example, target: '/other.txt' }, keys, then)).toBe(false)
  expect(isSigned(example, keys, new Date('2013-05-24T00:15:01Z'))).toBe(false)
  expect(isSigned(presigned, keys, new Date('2013-05-25T00:00:01Z'))).toBe(false)
  expect(isSigned({ ...presigned, target: presigned.target.replace('86400', '86401') }, keys, then)).toBe(
    false
  )
})

test("Amazon's examples are signed, by header and by query", () => {
  expect(isSigned(example, keys, then)).toBe(true)
  expect(isSigned(presigned, keys, new Date('2013-05-25T00:00:00Z'))).toBe(true)
})

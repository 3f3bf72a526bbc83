import { readS3 } from './s3-settings'

const whole = {
  XIAOYUAN_S3_ENDPOINT: 'https://s3.example.gov.cn:9000/',
  XIAOYUAN_S3_BUCKET: 'xiaoyuan-files',
  XIAOYUAN_S3_KEY_ID: 'key',
  XIAOYUAN_S3_KEY_SECRET: 'very-secret'
}

test('all or nothing: what is missing is named, the secret never repeated', () => {
  for (const name of Object.keys(whole)) {
    expect(() => readS3({ ...whole, [name]: ' ' })).toThrow(name)
    expect(() => readS3({ ...whole, [name]: undefined })).toThrow(/^(?!.*very-secret)/)
  }
  expect(readS3({})).toBeNull()
  expect(readS3({ XIAOYUAN_S3_REGION: 'cn-north' })).toBeNull()
})

test('an endpoint is an origin, a bucket a name', () => {
  for (const bad of ['s3.example', 'ftp://a', 'https://a/bucket', 'https://u:p@a', 'https://a?x']) {
    expect(() => readS3({ ...whole, XIAOYUAN_S3_ENDPOINT: bad })).toThrow('XIAOYUAN_S3_ENDPOINT')
  }
  for (const bad of ['A', 'ab', 'a/b', '../x', '-ab', 'a'.repeat(64)]) {
    expect(() => readS3({ ...whole, XIAOYUAN_S3_BUCKET: bad })).toThrow('XIAOYUAN_S3_BUCKET')
  }
})

test('what it reads', () => {
  expect(readS3(whole)).toEqual({
    endpoint: 'https://s3.example.gov.cn:9000',
    region: 'us-east-1',
    bucket: 'xiaoyuan-files',
    keyId: 'key',
    keySecret: 'very-secret'
  })
  expect(readS3({ ...whole, XIAOYUAN_S3_REGION: 'cn-north-1' })?.region).toBe('cn-north-1')
})

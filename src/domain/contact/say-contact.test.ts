import { type Contact, sayContact, whoAnswers } from './say-contact'

const contact: Contact = {
  level: 'village',
  office: '莫𡐓村村委会',
  name: '向会计',
  phone: '0718-8221234',
  hours: '白天'
}

test('says who answers, the number and when', () => {
  expect(sayContact(contact)).toBe('有事打电话：莫𡐓村村委会 向会计 0718-8221234（白天）')
})

test('an office without a named person and without hours leaves no gaps', () => {
  const office: Contact = { level: 'county', office: '政务服务中心', name: null, phone: '12345', hours: null }
  expect(whoAnswers(office)).toBe('政务服务中心')
  expect(sayContact(office)).toBe('有事打电话：政务服务中心 12345')
})

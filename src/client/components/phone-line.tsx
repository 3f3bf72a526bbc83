import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { askContact, useContact } from '@/client/stores/contact'
import { useSession } from '@/client/stores/session'
import { whoAnswers } from '@/domain/contact/say-contact'
import { Tap } from './tap'

/** Opens the phone's own way to call; whoever thinks better of it there has not failed. */
export const call = (phone: string): void =>
  void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)

/** A real person to ask, at the end of every page; `comes`: another answer of this page brings it. */
export const PhoneLine = ({ comes }: { comes: boolean }) => {
  const villageId = useSession((s) => s.village?.villageId ?? null)
  const contact = useContact(villageId)
  useEffect(() => {
    if (!comes) void askContact(villageId)
  }, [villageId, comes])
  return contact ? (
    <Tap className='xy-phone' onTap={() => call(contact.phone)}>
      <View>
        {`有事打电话：${whoAnswers(contact)} `}
        <Text className='xy-phone__no'>{contact.phone}</Text>
        {contact.hours === null ? '' : `（${contact.hours}）`}
      </View>
      <Text className='xy-phone__call'>打电话</Text>
    </Tap>
  ) : null
}

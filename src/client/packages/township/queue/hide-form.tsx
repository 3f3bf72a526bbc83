import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field } from '@/client/components/field'
import { type HideReason, hideReasons } from '@/domain/issue/names'

interface HideFormProps {
  readonly running: boolean
  readonly onBack: () => void
  readonly onHide: (reason: HideReason, note: string) => void
}

const reasons = (Object.keys(hideReasons) as HideReason[]).map((value) => ({
  value,
  name: hideReasons[value]
}))

/** Why a matter is kept from the public: one of the listed reasons, which its raiser reads. */
export const HideForm = ({ running, onBack, onHide }: HideFormProps) => {
  const [reason, setReason] = useState<HideReason | null>(null)
  const [note, setNote] = useState('')
  return (
    <View className='xy-hide'>
      <View className='xy-panel__title'>为什么暂不公开</View>
      <View className='xy-panel__aside'>说得不好听、批评了谁，不是理由。能遮住的，遮住再公开。</View>
      <Choice label='为什么暂不公开' shape='list' value={reason} onChoose={setReason} options={reasons} />
      <Field label='说明' optional hint='本人会看到' value={note} maxLength={200} onInput={setNote} />
      <View className='xy-pair'>
        <Button onTap={onBack}>返回</Button>
        <Button
          kind='warn'
          running={running}
          disabled={reason === null}
          onTap={() => reason && onHide(reason, note.trim())}
        >
          确定暂不公开
        </Button>
      </View>
    </View>
  )
}

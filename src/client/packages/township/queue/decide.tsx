import { View } from '@tarojs/components'
import { useState } from 'react'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import type { HideReason } from '@/domain/issue/names'
import { HideForm } from './hide-form'

interface Press {
  readonly requestId: string
}

interface Why {
  readonly reason: HideReason
  readonly note?: string
}

interface DecideProps {
  readonly show: (press: Press) => Promise<unknown>
  readonly hide: (press: Press & Why) => Promise<unknown>
  /** It is kept back already, and can only be shown after all. */
  readonly isHidden?: boolean
}

const told = (word: string) => ({
  onDone: () => {
    toast(word)
    void queryClient.invalidateQueries()
  }
})

/** Lets the village see something, or keeps it back for one of the listed reasons. */
export const Decide = ({ show, hide, isHidden = false }: DecideProps) => {
  const [isHiding, setHiding] = useState(false)
  const showing = useSubmit(show, told('已公开'))
  const hiding = useSubmit(hide, told('暂不公开'))
  return (
    <>
      <Notice tone='stop'>{showing.sentence ?? hiding.sentence}</Notice>
      {isHiding ? (
        <HideForm
          running={hiding.isRunning}
          onBack={() => setHiding(false)}
          onHide={(reason, note) => void hiding.submit({ reason, ...(note ? { note } : {}) })}
        />
      ) : (
        <View className='xy-pair'>
          {isHidden ? null : (
            <Button onTap={() => setHiding(true)} disabled={showing.isRunning}>
              暂不公开
            </Button>
          )}
          <Button kind='primary' running={showing.isRunning} onTap={() => void showing.submit({})}>
            让村里看到
          </Button>
        </View>
      )}
    </>
  )
}

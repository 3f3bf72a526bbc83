import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { PhotoPicker } from '@/client/components/photo-picker'
import { toast } from '@/client/components/toast'
import type { PhotoDraft } from '@/client/stores/drafts'
import type { Card } from './index'

/** A photo of the paper copy as it hangs. */
export const PhotoForm = ({ card, onDone }: { card: Card; onDone: () => void }) => {
  const { villageId, noticeId } = card
  const [photos, setPhotos] = useState<readonly PhotoDraft[]>([])
  const fileId = photos[0]?.fileId ?? null
  const { submit, isRunning, sentence } = useSubmit(
    (input: Inputs['notice']['addPhoto']) => api.notice.addPhoto.mutate(input),
    {
      onDone: () => {
        toast('照片已上传')
        void queryClient.invalidateQueries()
        onDone()
      }
    }
  )
  return (
    <View className='xy-board__hands'>
      <PhotoPicker
        villageId={villageId}
        label='贴在公开栏上的样子'
        optional={false}
        photos={photos}
        max={1}
        onChange={(change) => setPhotos((now) => change(now))}
      />
      <Notice tone='stop'>{sentence}</Notice>
      <Button
        kind='primary'
        running={isRunning}
        disabled={fileId === null}
        onTap={() => {
          if (fileId) void submit({ villageId, noticeId, fileId })
        }}
      >
        交照片
      </Button>
    </View>
  )
}

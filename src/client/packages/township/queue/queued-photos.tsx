import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api, fileUrl, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Picture } from '@/client/components/picture'
import { Tap } from '@/client/components/tap'
import { toast } from '@/client/components/toast'
import { BoxDrawer } from './box-drawer'
import type { Waiting } from './waiting'

/** The photos of a matter as they were taken, each beside what the public would see of it, and the way to cover it. */
export const QueuedPhotos = ({ waiting: w }: { waiting: Waiting }) => {
  const [covering, setCovering] = useState<string | null>(null)
  const cover = useSubmit((input: Inputs['issue']['coverPhoto']) => api.issue.coverPhoto.mutate(input), {
    onDone: () => {
      toast('已遮好')
      setCovering(null)
      void queryClient.invalidateQueries()
    }
  })
  return (
    <>
      {w.photoLinks.map((photo, i) => {
        const shown = w.covers.find((c) => c.fileId === photo.fileId)
        const name = `第${i + 1}张照片`
        return covering === photo.fileId ? (
          <BoxDrawer
            key={photo.fileId}
            url={photo.url}
            running={cover.isRunning}
            onBack={() => setCovering(null)}
            onDone={(boxes) =>
              void cover.submit({
                ...{ villageId: w.villageId, issueId: w.issueId, fileId: photo.fileId },
                boxes: [...boxes]
              })
            }
          />
        ) : (
          <View key={photo.fileId} className='xy-shot'>
            <Shot url={photo.url} small={photo.smallUrl} label={`看${name}大图`} />
            {shown ? (
              <Shot
                url={shown.coverUrl}
                small={shown.coverUrl}
                label={`看${name}公开的样子`}
                word='公开的样子'
              />
            ) : null}
            <View className='xy-shot__way'>
              <Button
                label={`${shown ? '重新遮' : '遮人脸、车牌'}，${name}`}
                onTap={() => setCovering(photo.fileId)}
              >
                {shown ? '重新遮' : '遮人脸、车牌'}
              </Button>
            </View>
          </View>
        )
      })}
      <Notice tone='stop'>{cover.sentence}</Notice>
    </>
  )
}

interface ShotProps {
  readonly url: string
  readonly small: string
  readonly label: string
  readonly word?: string
}

const Shot = ({ url, small, label, word }: ShotProps) => (
  <Tap
    className='xy-photo'
    label={label}
    onTap={() => void Taro.previewImage({ urls: [fileUrl(url)], current: fileUrl(url) })}
  >
    <Picture src={fileUrl(small)} label='' />
    {word ? <View className='xy-shot__word'>{word}</View> : null}
  </Tap>
)

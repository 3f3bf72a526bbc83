import { View } from '@tarojs/components'
import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { previewPhotos } from '@/client/api/preview-photos'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Notice } from '@/client/components/notice'
import { Picture } from '@/client/components/picture'
import { Tag } from '@/client/components/tag'
import { Tap } from '@/client/components/tap'
import { confirm, toast } from '@/client/components/toast'
import { BoxDrawer } from './box-drawer'
import { fileSays } from './machine-says'
import type { Waiting } from './waiting'

/** Photos that wait to be shown, of a matter or of what was added to it. */
type WithPhotos = Pick<Waiting, 'villageId' | 'issueId' | 'photoLinks' | 'covers' | 'machine'>

/** The photos of a matter as they were taken, each beside what the public would see of it, and the way to cover it. */
export const QueuedPhotos = ({ waiting: w }: { waiting: WithPhotos }) => {
  const [covering, setCovering] = useState<string | null>(null)
  const cover = useSubmit((input: Inputs['issue']['coverPhoto']) => api.issue.coverPhoto.mutate(input), {
    onDone: () => {
      toast(covering ? '已遮好' : '已取消遮盖')
      setCovering(null)
      void queryClient.invalidateQueries()
    }
  })
  const uncover = async (fileId: string) => {
    if (!(await confirm('取消遮盖？', '公开的会是原来的照片，经过里会记下来。', '取消遮盖'))) return
    await cover.submit({ villageId: w.villageId, issueId: w.issueId, fileId, boxes: [] })
  }
  return (
    <>
      {w.photoLinks.map((photo, i) => {
        const shown = w.covers.find((c) => c.fileId === photo.fileId)
        const name = `第${i + 1}张照片`
        const marked = fileSays(w.machine, photo.fileId)
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
              {shown ? (
                <Button kind='quiet' label={`取消遮盖，${name}`} onTap={() => void uncover(photo.fileId)}>
                  取消遮盖
                </Button>
              ) : null}
              {marked ? <Tag tone='stop'>{marked}</Tag> : null}
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
  <Tap className='xy-photo' label={label} onTap={() => void previewPhotos([url])}>
    <Picture src={small} label='' />
    {word ? <View className='xy-shot__word'>{word}</View> : null}
  </Tap>
)

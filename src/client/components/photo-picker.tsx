import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { fileUrl } from '@/client/api/client'
import { toClientError } from '@/client/api/client-error'
import { newRequestId } from '@/client/api/request-id'
import { uploadPhoto } from '@/client/api/upload'
import type { PhotoDraft } from '@/client/stores/drafts'
import { isWeapp } from '@/client/words/platform'
import { Labelled } from './field'
import { Icon } from './icon'
import { Picture } from './picture'
import { Tap } from './tap'

interface PhotoPickerProps {
  readonly villageId: string
  readonly photos: readonly PhotoDraft[]
  readonly max: number
  /** What the photos are of; a paper that must be there is not `optional`. */
  readonly label?: string | undefined
  readonly optional?: boolean | undefined
  readonly error?: string | null | undefined
  readonly onChange: (change: (photos: readonly PhotoDraft[]) => readonly PhotoDraft[]) => void
}

// Someone who closes the picker has changed their mind: nothing chosen, no error. With callbacks, because Taro makes
// a promise of `chooseImage` and not of `chooseMedia`.
const choose = (count: number): Promise<string[]> =>
  new Promise((resolve) => {
    const fail = () => resolve([])
    if (isWeapp) {
      void Taro.chooseMedia({
        count,
        mediaType: ['image'],
        sizeType: ['compressed'],
        success: ({ tempFiles }) => resolve(tempFiles.map((f) => f.tempFilePath)),
        fail
      })
    } else {
      Taro.chooseImage({ count, sizeType: ['compressed'] }).then((c) => resolve(c.tempFilePaths), fail)
    }
  })

/** Photos of a form. Each goes up at once, so that the form itself is light; one that failed can be tried again. */
export const PhotoPicker = (props: PhotoPickerProps) => {
  const { villageId, photos, max, onChange, label = '照片', optional = true, error } = props
  const [progress, setProgress] = useState<Readonly<Record<string, number>>>({})

  const patch = (id: string, change: Partial<PhotoDraft>) =>
    onChange((now) => now.map((p) => (p.id === id ? { ...p, ...change } : p)))

  const upload = async ({ id, path }: PhotoDraft) => {
    patch(id, { problem: null })
    try {
      const onProgress = (percent: number) => setProgress((p) => ({ ...p, [id]: percent }))
      const { fileId, smallUrl } = await uploadPhoto({ path, villageId, requestId: id, onProgress })
      patch(id, { fileId, smallUrl })
    } catch (error) {
      const told = toClientError(error)
      patch(id, { problem: told.kind === 'offline' ? '没有传上去' : told.message })
    }
  }

  const add = async () => {
    const paths = await choose(max - photos.length)
    const added = paths
      .slice(0, max - photos.length)
      .map((path) => ({ id: newRequestId(), path, fileId: null, smallUrl: null, problem: null }))
    onChange((now) => [...now, ...added])
    // One after another: on a weak network nine at once all time out.
    for (const photo of added) await upload(photo)
  }

  const problem = photos.find((p) => p.problem)?.problem
  return (
    <Labelled
      label={label}
      optional={optional}
      aside={photos.length > 0 ? `${photos.length}/${max}` : ''}
      error={problem ?? error}
    >
      <View className='xy-photos'>
        {photos.map((photo, index) => (
          <Photo
            key={photo.id}
            photo={photo}
            number={index + 1}
            percent={progress[photo.id] ?? 0}
            onRetry={() => void upload(photo)}
            onRemove={() => onChange((now) => now.filter((p) => p.id !== photo.id))}
          />
        ))}
        {photos.length < max ? (
          <Tap className='xy-photo xy-photo_add' label='添加照片' onTap={() => void add()}>
            <Icon name='camera' />
            <Text className='xy-photo__word'>添加照片</Text>
          </Tap>
        ) : null}
      </View>
    </Labelled>
  )
}

interface PhotoProps {
  readonly photo: PhotoDraft
  readonly number: number
  readonly percent: number
  readonly onRetry: () => void
  readonly onRemove: () => void
}

const Photo = ({ photo, number, percent, onRetry, onRemove }: PhotoProps) => {
  const [broken, setBroken] = useState(false)
  // After the app was closed the phone's own copy is gone; what was sent up is still there.
  const src = broken && photo.smallUrl ? fileUrl(photo.smallUrl) : photo.path
  return (
    <View className='xy-photo'>
      <Picture src={src} label={`第${number}张照片`} onError={() => setBroken(true)} />
      {photo.fileId ? null : photo.problem ? (
        <Tap className='xy-photo__cover' label={`第${number}张照片没有传上去，重传`} onTap={onRetry}>
          <Text>重传</Text>
        </Tap>
      ) : (
        <View className='xy-photo__cover'>
          <Text>{percent > 0 && percent < 100 ? `${percent}%` : '正在传'}</Text>
        </View>
      )}
      <Tap className='xy-photo__remove' label={`去掉第${number}张照片`} onTap={onRemove}>
        <Icon name='cross' className='xy-photo__cross' />
      </Tap>
    </View>
  )
}

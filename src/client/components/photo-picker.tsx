import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { choosePhotos } from '@/client/api/choose-photos'
import { toClientError } from '@/client/api/client-error'
import { dropFile, keepFile, openFile } from '@/client/api/kept-file'
import { newRequestId } from '@/client/api/request-id'
import { uploadFile } from '@/client/api/upload'
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
  /** The form can wait for a signal with its photos: they are kept on the phone, and no signal is no fault. */
  readonly kept?: boolean
  readonly onChange: (change: (photos: readonly PhotoDraft[]) => readonly PhotoDraft[]) => void
}

const GONE = '这张照片手机里找不到了，请去掉重新拍。'

/** Photos of a form. Each goes up at once, so that the form itself is light; one that failed can be tried again. */
export const PhotoPicker = (props: PhotoPickerProps) => {
  const { villageId, photos, max, onChange, label = '照片', optional = true, error, kept = false } = props
  const [progress, setProgress] = useState<Readonly<Record<string, number | undefined>>>({})
  const stops = useRef(new Map<string, () => void>())

  const patch = (id: string, change: Partial<PhotoDraft>) =>
    onChange((now) => now.map((p) => (p.id === id ? { ...p, ...change } : p)))

  const upload = async ({ id, path }: PhotoDraft) => {
    patch(id, { problem: null })
    const onProgress = (percent: number | undefined) => setProgress((p) => ({ ...p, [id]: percent }))
    onProgress(0)
    try {
      const now = kept ? await openFile(path) : path
      if (now === null) return patch(id, { problem: GONE })
      const { fileId, smallUrl } = await uploadFile({
        ...{ path: now, villageId, requestId: id, onProgress },
        onStart: (stop) => stops.current.set(id, stop)
      })
      patch(id, { fileId, smallUrl })
    } catch (error) {
      const told = toClientError(error)
      if (told.kind === 'refusal') patch(id, { problem: told.message })
      else if (!kept) patch(id, { problem: told.kind === 'offline' ? '没有传上去' : told.message })
    } finally {
      stops.current.delete(id)
      onProgress(undefined)
    }
  }

  const add = async () => {
    const paths = await choosePhotos(max - photos.length)
    const chosen = paths.slice(0, max - photos.length)
    const added = (kept ? await Promise.all(chosen.map(keepFile)) : chosen).map((path) => ({
      id: newRequestId(),
      path,
      fileId: null,
      smallUrl: null,
      problem: null
    }))
    onChange((now) => [...now, ...added])
    // One after another: on a weak network nine at once all time out.
    for (const photo of added) await upload(photo)
  }

  const remove = ({ id, path }: PhotoDraft) => {
    onChange((now) => now.filter((p) => p.id !== id))
    // Also one that is going up: whoever has no patience for it takes it away.
    stops.current.get(id)?.()
    if (kept) void dropFile(path)
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
            percent={progress[photo.id]}
            waits={kept}
            onRetry={() => void upload(photo)}
            onRemove={() => remove(photo)}
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
  /** How much of it is on the server while it goes up. */
  readonly percent: number | undefined
  /** It may wait for a signal. */
  readonly waits: boolean
  readonly onRetry: () => void
  readonly onRemove: () => void
}

const Photo = ({ photo, number, percent, waits, onRetry, onRemove }: PhotoProps) => {
  const [broken, setBroken] = useState(false)
  const path = useOpened(photo.path)
  // After the app was closed the phone's own copy may be gone; what was sent up is still there.
  const src = (broken || path === null) && photo.smallUrl ? photo.smallUrl : (path ?? '')
  const word = waits && !photo.problem ? '等信号' : '重传'
  return (
    <View className='xy-photo'>
      <Picture src={src} label={`第${number}张照片`} onError={() => setBroken(true)} />
      {photo.fileId ? null : percent === undefined ? (
        <Tap className='xy-photo__cover' label={`第${number}张照片没有传上去，重传`} onTap={onRetry}>
          <Text>{word}</Text>
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

/** Where a photo can be seen now: what a browser keeps in its database is looked up first. */
const useOpened = (path: string): string | null => {
  const direct = isWeapp || !path.startsWith('kept:')
  const [found, setFound] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    if (!direct)
      void openFile(path).then((now) => {
        if (!left) setFound(now)
      })
    return () => {
      left = true
    }
  }, [path, direct])
  return direct ? path : found
}

import { useEffect, useState } from 'react'
import { api } from './client'
import { ClientError } from './client-error'
import { openLink } from './open-link'

/** What a server gives is relative to itself; a photo just taken has a path of the phone's. */
const isOnPhone = (url: string): boolean => !url.startsWith('/')

/** A file's address as it is loaded from a host. */
export const fileUrl = (url: string): string => (isOnPhone(url) ? url : `${API_BASE}${url}`)

/**
 * The address under which a photo, a sound or a package can be loaded now, by whatever loads it. In WeChat's cloud the
 * storage is asked for one; a link that is over rejects with ClientError.
 */
export const openUrl = async (url: string): Promise<string> => {
  if (!CLOUD_ENV || isOnPhone(url)) return fileUrl(url)
  if (!url.startsWith('/files/')) return (await api.file.download.query({ link: url })).url
  const opened = await openLink(url)
  if (opened === null) throw new ClientError('refusal', linkOver)
  return opened
}

const linkOver = { code: 'FILE_LINK_INVALID', message: '这个附件放得太久了，请返回上一页，再点开看。' }

const useOpened = (url: string): string => {
  const [opened, setOpened] = useState<{ url: string; at: string } | null>(null)
  useEffect(() => {
    if (isOnPhone(url)) return
    let left = false
    const show = (at: string) => {
      if (!left) setOpened({ url, at })
    }
    // Without it the frame stays empty, as it does for a photo that does not load.
    openUrl(url).then(show, () => show(''))
    return () => {
      left = true
    }
  }, [url])
  if (isOnPhone(url)) return url
  return opened?.url === url ? opened.at : ''
}

/** The same address for what is drawn: empty until it is known. */
export const useFileUrl: (url: string) => string = CLOUD_ENV ? useOpened : fileUrl

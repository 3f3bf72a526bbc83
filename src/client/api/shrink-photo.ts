/** As large as the server keeps a photo; more would only be carried over a weak network and thrown away. */
const LONGEST = 2048
const QUALITY = 0.85
/** Below this nothing is won. */
const SMALL_BYTES = 500_000

/**
 * A browser's photo made smaller before it is sent, as WeChat does by itself. Whatever cannot be read as a picture
 * comes back as it is: the server says what is wrong with it.
 */
export const shrinkPhoto = async (path: string): Promise<string> => {
  // Older browsers would draw a photo taken upright lying on its side.
  if (typeof CSS === 'undefined' || !CSS.supports('image-orientation', 'from-image')) return path
  try {
    const bytes = await (await fetch(path)).blob()
    if (bytes.size < SMALL_BYTES) return path
    const picture = await loadPicture(path)
    const made = await draw(picture)
    return made && made.size < bytes.size ? URL.createObjectURL(made) : path
  } catch {
    return path
  }
}

const loadPicture = (src: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error('not a picture'))
    picture.src = src
  })

const draw = (picture: HTMLImageElement): Promise<Blob | null> => {
  const scale = Math.min(1, LONGEST / Math.max(picture.naturalWidth, picture.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.naturalWidth * scale)
  canvas.height = Math.round(picture.naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

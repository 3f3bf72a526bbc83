export type Stop = () => void

/** Begins what has to be fetched first, unless it was stopped meanwhile; answers the way to stop it, before and after. */
export const once = (fetched: Promise<() => Stop>, lost: () => void, unbegun?: () => void): Stop => {
  let isOver = false
  let stop: Stop | null = null
  fetched.then(
    (begin) => {
      if (!isOver) stop = begin()
    },
    () => {
      if (!isOver) lost()
    }
  )
  return () => {
    if (isOver) return
    isOver = true
    if (stop) stop()
    else unbegun?.()
  }
}

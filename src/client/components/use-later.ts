import { useEffect, useState } from 'react'

/** A value once it has rested for `ms`: what is searched for while somebody is still typing. */
export const useLater = <T>(value: T, ms: number): T => {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}

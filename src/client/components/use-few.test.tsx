import { act, renderHook } from '@testing-library/react'
import { chooseCare } from '@/client/stores/settings'
import { useFew } from './use-few'

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('a list in elder mode', () => {
  afterEach(() => act(() => chooseCare(null)))

  it('is whole outside elder mode', () => {
    const { result } = renderHook(() => useFew(upTo(30)))
    expect(result.current).toEqual({ shown: upTo(30), rest: null })
  })

  it('is whole while what were hidden is a single line', () => {
    act(() => chooseCare(true))
    const { result } = renderHook(() => useFew(upTo(6)))
    expect(result.current.rest).toBeNull()
    expect(result.current.shown).toEqual(upTo(6))
  })

  it('does not shrink when the next page of a list that was whole comes', () => {
    act(() => chooseCare(true))
    const { result, rerender } = renderHook(({ count }) => useFew(upTo(count)), {
      initialProps: { count: 6 }
    })
    rerender({ count: 13 })
    expect(result.current).toEqual({ shown: upTo(13), rest: null })
  })

  it('shows the first five, says how many more there are, and then all of them', () => {
    act(() => chooseCare(true))
    const { result } = renderHook(() => useFew(upTo(7)))
    expect(result.current.shown).toEqual(upTo(5))
    expect(result.current.rest?.count).toBe(2)
    act(() => result.current.rest?.open())
    expect(result.current).toEqual({ shown: upTo(7), rest: null })
  })
})

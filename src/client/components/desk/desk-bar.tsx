import type { ReactNode } from 'react'
import { Button } from '../button'
import type { Desk } from './use-desk'

interface DeskBarProps {
  readonly desk: Desk
  readonly words: string
  readonly onWords: (words: string) => void
  readonly count: string
  readonly children?: ReactNode
}

/** Above a desk: what is looked for in it, how much there is, and which keys it knows. */
export const DeskBar = ({ desk, words, onWords, count, children }: DeskBarProps) => (
  <>
    <div className='xy-desk__bar'>
      <input
        ref={desk.filter}
        className='xy-desk__filter'
        type='text'
        aria-label='筛选'
        placeholder='筛选（按 / 键）'
        value={words}
        onChange={(e) => onWords(e.currentTarget.value)}
      />
      {children}
      <span className='xy-desk__count' role='status'>
        {count}
      </span>
      <Button onTap={() => desk.setHelps(!desk.helps)}>键盘怎么用（?）</Button>
    </div>
    {desk.helps ? <Keys canTick={desk.bulk.action !== null} /> : null}
  </>
)

const moving: readonly [string, string][] = [
  ['j 或 ↓', '下一条'],
  ['k 或 ↑', '上一条'],
  ['回车', '打开'],
  ['/', '筛选'],
  ['Esc', '回到列表']
]
const ticking: readonly [string, string][] = [
  ['空格', '勾上，再按一次去掉'],
  ['a', '这一页都勾上，再按一次都去掉'],
  ['Ctrl + 回车', '办勾上的这些'],
  ['u', '撤销刚才办的（10秒以内）']
]

const Keys = ({ canTick }: { canTick: boolean }) => (
  <div className='xy-panel'>
    <dl className='xy-desk__keys'>
      {[...moving, ...(canTick ? ticking : [])].map(([key, does]) => (
        <KeyLine key={key} name={key} does={does} />
      ))}
    </dl>
  </div>
)

const KeyLine = ({ name, does }: { name: string; does: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{does}</dd>
  </>
)

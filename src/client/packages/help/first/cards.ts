export interface FirstCard {
  /** Its drawing, in index.scss. */
  readonly id: 'decide' | 'speak' | 'points'
  readonly title: string
  readonly words: string
}

/** What the app is for, in three sentences. */
export const firstCards: readonly FirstCard[] = [
  {
    id: 'decide',
    title: '看村里的事怎么定',
    words:
      '村里的大事要走六步：提议、商议、审议、决议，再把决议和结果都公开。有不同意见，公示期内可以提异议。'
  },
  {
    id: 'speak',
    title: '有事就说',
    words: '路坏了、灯不亮、邻里有事，写几个字、说一段话或者拍张照都行，办到哪一步都看得到。'
  },
  {
    id: 'points',
    title: '查自家积分',
    words: '得了几分、为什么得、谁记的，点“积分”就能查，攒够了可以换东西。'
  }
]

import type { pages } from '@/client/navigate'

export interface Answer {
  readonly ask: string
  readonly lines: readonly string[]
  /** Where it is done; left out where it is said and not done. */
  readonly to?: { readonly page: keyof typeof pages; readonly word: string }
}

/** Short answers to what people ask, in the order in which they ask most. */
export const answers: readonly Answer[] = [
  {
    ask: '对公示有意见，怎么提异议？',
    lines: [
      '打开那份公示，点最下面的“不同意？提出异议”，写清哪里不对，点提交。',
      '公示上写着哪天以前可以提。也可以当面说、写纸条，交给村务监督委员会，一样算数。',
      '您的名字不对外公开。办到哪一步，在“我的异议”里看。'
    ],
    to: { page: 'ownObjections', word: '看我的异议' }
  },
  {
    ask: '四议两公开，是哪六步？',
    lines: [
      '第一步提议：村党组织把要办的事提出来。',
      '第二步商议：村“两委”坐下来商量，拿出方案。',
      '第三步审议：党员大会看方案行不行，提意见。',
      '第四步决议：村民会议或者村民代表会议表决，过半数才算通过。',
      '第五步决议公开：表决的结果张榜，不同意的可以提异议。',
      '第六步结果公开：事情办成什么样、花了多少钱，再张榜一次。'
    ]
  },
  {
    ask: '积分是怎么算的？',
    lines: [
      '做了什么事得几分，村里的积分细则写着。细则是大家开会表决的。',
      '记了一件事，先有人评，再公示，公示完了才入账。每一分从哪里来，点开都能看到。'
    ],
    to: { page: 'rulebook', word: '看积分细则' }
  },
  {
    ask: '为什么我家没有得分？',
    lines: [
      '先看“我的申报”：可能还在评，也可能没有通过，上面写着理由。',
      '觉得不对，可以请村里再看一次，或者在公示的时候提异议。'
    ],
    to: { page: 'ownClaims', word: '看我的申报' }
  },
  {
    ask: '我说的事，办到哪一步了？',
    lines: [
      '在“说事”里点“我说的事”，每一步谁办的、哪天办的都写着。',
      '办得不满意，可以评“不满意”，村里要重新办。'
    ]
  },
  {
    ask: '手机丢了，换号了，怎么办？',
    lines: [
      '别人拿不到您的积分：换东西要您家的领取码，村里也要核对人。',
      '换了新手机，用原来的微信登录就行。换了手机号，请村委会在名册里改，再重新认户。',
      '手机找不回来，微信也不用了，请村委会、院落长先取消旧的认户，再用新的微信认户。'
    ],
    to: { page: 'correct', word: '名册上的电话要改' }
  },
  {
    ask: '家里老人不会用手机，怎么办？',
    lines: [
      '家里人可以替老人办，谁替的都有记录。',
      '也可以到村委会，由工作人员代办。纸质的公示、通知照样贴、照样送。'
    ]
  },
  {
    ask: '字太小，看不清？',
    lines: ['打开“我的”，点“关怀模式”，字变大，按钮也变大。公示和明细上还有“朗读”。'],
    to: { page: 'looks', word: '调字的大小' }
  },
  {
    ask: '没有信号，能不能用？',
    lines: ['看过的还能看，写好的先存在手机里，有信号时自己发出去，不会丢。']
  },
  {
    ask: '我不想再用了，信息怎么办？',
    lines: ['打开“我的”里的“账号与隐私”，可以要一份自己的信息，也可以注销账号。'],
    to: { page: 'account', word: '账号与隐私' }
  }
]

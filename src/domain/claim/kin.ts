import { accept, type Outcome, type Refusal, refuse } from '../refusal/refusal'

/**
 * Near relations before which one stands back: those of 民法典第1045条, and the in-laws whom villages count among them.
 * The word says what the other person is to the one it is noted for.
 */
export const kinNames = {
  spouse: '配偶（不在一户）',
  parent: '父母',
  child: '子女',
  sibling: '兄弟姐妹',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
  in_law: '姻亲（公婆、岳父母、儿媳、女婿、兄弟姐妹的配偶等）'
} as const
export type Kin = keyof typeof kinNames
export const kins = Object.keys(kinNames) as Kin[]

/** The same relation as the other person would say it. */
export const kinBack: Readonly<Record<Kin, Kin>> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  in_law: 'in_law'
}

export const kinRefusals = {
  unknown: {
    code: 'KIN_NOT_FOUND',
    message: '名册里没有找到这个人，请核对姓名（要写全名）。',
    field: 'relative'
  },
  manyNamed: {
    code: 'KIN_SAME_NAME',
    message: '村里有几个人同名，请再写上他家的户号。',
    field: 'relative'
  },
  already: {
    code: 'KIN_ALREADY',
    message: '这两个人的亲属关系已经登记过了。',
    field: 'relative'
  },
  over: { code: 'KIN_OVER', message: '这一条已经取消过了，请刷新。' }
} as const satisfies Record<string, Refusal>

interface Relative {
  readonly memberId: string
  readonly householdId: string
}

/** Whether a relation is worth noting. Refuses KIN_SELF and KIN_SAME_HOUSEHOLD (one's own household is never judged anyway). */
export const checkKin = (member: Relative, relative: Relative): Outcome<null> => {
  if (member.memberId === relative.memberId) return refuse('KIN_SELF', '不能登记自己。', 'relative')
  return member.householdId === relative.householdId
    ? refuse('KIN_SAME_HOUSEHOLD', '同一户的人本来就要回避，不用登记。', 'relative')
    : accept(null)
}

/**
 * Whether a noted relation may be taken back. What others noted about a person is not theirs to take back: it would let
 * them judge their own relatives. Refuses KIN_NOTED_BY_OTHER.
 */
export const checkKinEnd = (
  kinship: { readonly between: readonly [string, string]; readonly notedBy: string },
  by: string
): Outcome<null> =>
  kinship.between.includes(by) && kinship.notedBy !== by
    ? refuse('KIN_NOTED_BY_OTHER', '这是别人登记的，您是当事人，不能自己取消，请找其他村委会成员核对。')
    : accept(null)

import { parseSync } from '@swc/core'

/** Words of the trade, and what a villager says instead. The terms of the law are not among them: they are kept. */
export const jargon: Readonly<Record<string, string>> = {
  用户: '您、村民、农户',
  服务器: '系统，或者说清楚出了什么事',
  客户端: '小院、手机',
  缓存: '存在手机上的',
  点击: '点、按',
  加载: '正在打开',
  请求: '（不说）',
  参数: '（不说）',
  字段: '哪一项',
  权限: '身份',
  绑定: '认户',
  链接: '网址，或者“再点开看”',
  登陆: '登录',
  帐号: '账号',
  帐户: '账户',
  异常: '出了什么事',
  失败: '没有办成什么',
  推送: '告诉您',
  站内信: '消息',
  详情: '看全部',
  查看: '看',
  编辑: '改',
  反馈: '告诉村里',
  无效: '过期了、用过了、写错了',
  非法: '怎样才对',
  操作: '办、点',
  界面: '这一页',
  后台: '（不说）',
  终端: '手机、电脑',
  配置: '设置',
  令牌: '（不说）',
  用户名: '姓名',
  undefined: '（漏了什么）',
  NaN: '（漏了什么）',
  '[object': '（漏了什么）'
}

type Node = { type?: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

const walk = (node: unknown, visit: (node: Node, parent: Node | null) => void, parent: Node | null): void => {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit, parent)
  } else if (isNode(node)) {
    if (node.type !== undefined) visit(node, parent)
    const next = node.type === undefined ? parent : node
    for (const [key, child] of Object.entries(node)) if (key !== 'span') walk(child, visit, next)
  }
}

const HAN = /\p{Script=Han}/u
/** Names of what holds a calendar day as a machine writes it; in a variable of its own, `day` may be words already. */
const DAY = /[a-z](?:On|Date|Day)$/
const FIELD = /^(?:day|date)$/

/** `a.b.dueOn` or `dueOn`: a day that nobody has put into words. */
const isBareDay = (node: unknown, isField = false): boolean => {
  if (!isNode(node)) return false
  if (node.type === 'MemberExpression') return isBareDay(node.property, true)
  if (node.type === 'OptionalChainingExpression') return isBareDay(node.base)
  if (node.type !== 'Identifier') return false
  const name = String(node.value)
  return DAY.test(name) || (isField && FIELD.test(name))
}

const quasisOf = (node: Node): string =>
  (node.quasis as { cooked?: string; raw: string }[]).map((q) => q.cooked ?? q.raw).join('□')

/** How a day is to be written by whoever fills in a table (写成 2026-01-31 这样) is no day that is read. */
const faultsOfText = (text: string): string[] => {
  if (!HAN.test(text)) return []
  const faults: string[] = []
  for (const [word, instead] of Object.entries(jargon))
    if (text.includes(word)) faults.push(`说“${instead}”，不说“${word}”：${text}`)
  if (/(?<!写成 )(?<!\d)(?:19|20)\d{2}-\d{2}(?!\d)/.test(text))
    faults.push(`日子要像平时说话一样写（10月5日）：${text}`)
  if (/[\p{Script=Han}”）][,;:!?()](?=[\p{Script=Han}“（□])/u.test(text)) faults.push(`标点要用全角：${text}`)
  return faults
}

/** Elements in which a day is chosen, not read. */
const forms = ['DateField', 'Input', 'Picker', 'Field']

/**
 * What in a source file would not be said to a villager: words of the trade, days as a machine writes them, half-width
 * punctuation between Chinese words.
 */
export const unplain = (source: string, tsx: boolean): string[] => {
  const faults: string[] = []
  const tree = parseSync(source, { syntax: 'typescript', tsx, target: 'es2022' })
  const elements: string[] = []
  walk(
    tree,
    (node, parent) => {
      if (node.type === 'JSXOpeningElement') elements.push(String((node.name as Node).value))
      if (node.type === 'StringLiteral' || node.type === 'JSXText')
        faults.push(...faultsOfText(String(node.value)))
      if (node.type === 'TemplateLiteral') {
        const words = quasisOf(node)
        faults.push(...faultsOfText(words))
        if (HAN.test(words) && (node.expressions as unknown[]).some((e) => isBareDay(e)))
          faults.push(`这一天没有说成话（sayDay、sayDate……）：${words}`)
      }
      if (node.type === 'JSXExpressionContainer' && isBareDay(node.expression)) {
        const inForm = parent?.type === 'JSXAttribute' && forms.includes(elements.at(-1) ?? '')
        const name = parent?.type === 'JSXAttribute' ? String((parent.name as Node).value) : ''
        const isShown = parent?.type !== 'JSXAttribute' || ['value', 'note', 'title', 'words'].includes(name)
        if (isShown && !inForm) faults.push(`这一天没有说成话（sayDay、sayDate……）：${name || '正文'}`)
      }
    },
    null
  )
  return faults
}

import type { Span } from './personal-data'

const no = '[0-9一二三四五六七八九十百〇零]{1,5}'

/** What shares its number with a road or a group, but is nobody's home: works, papers, and days of the month. */
const publicThing =
  '(?:院坝|院子|旁|附近|对面|一带|文|令|函|公告|桥|井|机|地|田|塘|堰|池|泵|点|段|标|线|公路|路|灯|杆|变|台|阀|渠|沟|洞|坝|闸|桩|仓|库|棚|圈|车|公厕|厕|站|' +
  '前|后|起|至|到|之|以|上午|下午|晚|中午|早|召|举|开|进|完|动|下|组织|讨论|已|在|[（(](?:星期|周)|' +
  '[（(，, ]?(?:村委|村民委员会|镇政府|乡政府|人民政府|党群|便民|服务中心|卫生|学校|小学|中学|幼儿园|供销|公司|银行|邮))'

const patterns: readonly RegExp[] = [
  /(?:家庭住址|家庭地址|现住址|住址|户籍地址|居住地址|户籍所在地)[:：为是]{1,2} ?[^，。；;\n]{2,40}/g,
  /[0-9]{1,3}(?:号楼|栋|幢)[ -]?(?:[0-9]{1,2}单元)(?:[ -]?[0-9]{1,4}(?:室|号|房)?)?/g,
  /[0-9]{1,3}(?:号楼|栋|幢)[ -]?[0-9]{2,4}(?:室|号|房)/g,
  /[0-9]{1,2}单元[ -]?[0-9]{3,4}(?:室|号|房)?(?![0-9元])/g,
  new RegExp(`门牌号?(?:码)?(?:为|是|[:：])? ?[^，。；\\n]{0,8}?${no}号`, 'g'),
  /门牌号码?(?:为|是|[:：])? ?[0-9]{1,5}(?![0-9块个户张元])/g,
  new RegExp(`第?${no}(?:村民小组|小组|组)第?${no}号(?:附${no}号)?(?!${publicThing})`, 'g'),
  new RegExp(`第?${no}(?:村民小组|小组|组)第${no}户`, 'g'),
  new RegExp(`村${no}号(?=家|户|院|房|屋|门|住|附)`, 'g'),
  new RegExp(
    `[\\p{Script=Han}]{1,6}(?:路|街|巷|弄|胡同|大道)(?:[东南西北中]段)?${no}号(?:附${no}号|之${no})?(?!${publicThing})`,
    'gu'
  )
]

/** 道路12号 and 公路3号 name a stretch of road, not a door in a street. */
const roadWork = /(?:公|道|铁|线|电|水|管|网|条|产业|便|机耕|生产)路[0-9一二三四五六七八九十百〇零]/

/** Doors, flats and labelled addresses in a narrowed text; they may overlap. */
export const findAddresses = (text: string): Span[] =>
  patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern))
      .filter((m) => !roadWork.test(m[0]))
      .map((m): Span => ({ kind: 'address', start: m.index, end: m.index + m[0].length }))
  )

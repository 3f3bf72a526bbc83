import type { Span } from './personal-data'

/** Words about everyone: programmes, institutions, insurance. They are taken out before people are looked at. */
const generic =
  /残疾人(?!证)(?:家庭|士|群体|群众|朋友|事业|联合会|权益|保障|两项|补贴|服务|之家|工作|协会|福利|就业|康复|无障碍|专职|专委|出行|通道|厕|优惠|帮扶|扶持|保护|户|等)|残疾(?:儿童|老人|军人|群众|职工)(?=[\d一二三四五六七八九十百]|等|家庭|补|保|服)|残联|(?:精神)?病院|(?:大病|重病|疾病|慢性病|慢病|住院|门诊)(?:医疗|保险|救助|医保|报销|管理|随访|防治|预防|用药|筛查|宣传|险|控制)|(?:高血压|糖尿病|结核病|肺结核|艾滋病|肝炎|癌症?|两癌|宫颈癌|乳腺癌|精神病|肿瘤)(?:筛查|随访|讲座|义诊|宣传|防治|预防|管理|日|科|医院)|住院[部楼]|手术室/g

const grade = '[一二三四1-4]级'
const sense = '(?:肢体|视力|听力|言语|智力|精神|多重)'
const disability = new RegExp(
  `${sense}?残疾(?:人证|证|人)?(?:类别)?[:：]?${grade}|${grade}${sense}?残疾|${sense}(?:残疾)?${grade}|${sense}残疾|残疾人证|残疾证|残疾人|残疾|肢残|智残|双目失明|失明|聋哑人?|盲人|聋人|哑巴|截肢|智障|弱智`,
  'g'
)

const organ =
  '(?:肺|肝|胃|肠|结肠|直肠|乳腺|宫颈|食道|食管|鼻咽|胰腺|甲状腺|前列腺|膀胱|淋巴|骨|血|脑|肾|喉|口腔|皮肤|卵巢)'
const illness = new RegExp(
  `${organ}?(?:癌症?|肿瘤)|白血病|尿毒症|精神分裂症?|精神病|精神障碍|抑郁症|癫痫|脑瘫|脑梗死?|脑溢血|脑出血|心肌梗死|心梗|` +
    '先天性心脏病|冠心病|心脏病|糖尿病|高血压|肝硬化|尘肺病?|肺结核|结核病|老年痴呆症?|痴呆|帕金森病?|红斑狼疮|血友病|肾衰竭?|骨折|' +
    '艾滋病?|HIV|性病|乙肝|丙肝|肝炎|透析|化疗|放疗|偏瘫|瘫痪|瘫|中风|失能|身?患[\\p{Script=Han}]{0,6}病|' +
    '重病|大病|慢性病|住院|手术|病危|病重|流产|怀孕|不孕',
  'gu'
)

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖萧董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范石廖贾夏韦付傅邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵覃冉牟瞿田吉舒滕严戴莫孔白康施洪鲁聂卿祝涂万钱武向高方金常任安于文易温汤柳乔倪欧葛章柯翟殷詹申樊俞左包宁尚符游阳骆齐蓝兰庞管焦牛'
const compound = '(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|长孙)'

/** Common words that begin with a character which is a surname too. */
const notNames =
  /^(张贴|严重|严格|程序|程度|周边|周期|周围|周[一二三四五六日末]|林地|林业|田间|田地|何时|何种|何人|许多|曾经|余额|余下|余元|康复|范围|施工|洪水|毛路|马上|马路|陈述|高龄|高度|高速|高危|高标|金额|方案|方式|方面|方便|方法|任务|任何|任期|安全|安排|安装|安置|万元|万[人户]|向[全本村患残因各该市县乡镇上外社]|易地|易返|常见|常住|常年|常委|成员|文件|文化|文明|白内|江边|夏季|温馨|包括|包含|包村|管理|左右|游客|阳光|牛羊|黄精|于[是此本])/

const before =
  /(?:^|[^\p{Script=Han}]|村民|居民|户主|党员|组长|主任|书记|代表|保户|贫户|困户|户|同志|为|给|对|由|因|组|人员|学生|老人|儿童|妇女|对象|是|和|与|及|对|人|者|孩子)$/u
const after =
  /^(?:$|[^\p{Script=Han}]|[家户的因患有是同等系其本身得确住残肢智精视听言多一二三四重大被在与和及也已近常曾瘫失需长为之生突于去今早晚年先夫妻父母儿女双摔受做经])/u

const kin =
  /该户|该同志|该村民|其[妻夫子女父母]|[他她](?!人|们|处|项)|妻子|丈夫|儿子|女儿|父亲|母亲|老伴|孙子|孙女|儿媳/g

const nameAt = new RegExp(`(?:${compound}|[${surnames}])`, 'gu')
/** These say by themselves that a person is meant, wherever they stand. */
const titled = new RegExp(
  `[${surnames}](?:某{1,2}|[*○〇]{1,2}|大爷|大娘|大妈|大叔|大婶|老汉|奶奶|爷爷|婆婆|嬢嬢|先生|女士|同志)`,
  'gu'
)
const given = [/^\p{Script=Han}{2}/u, /^\p{Script=Han}/u, /^某{1,2}|^[*○〇Xx]{1,2}/]

/** Where people stand in a sentence: names (also 张某某, 李*), and words for one certain relative. */
const people = (sentence: string, taken: readonly Span[]): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = []
  const free = (start: number, end: number) => !taken.some((t) => start < t.end && t.start < end)
  for (const m of sentence.matchAll(kin)) {
    const others = m[0] === '他' && sentence[m.index - 1] === '其'
    if (!others) found.push({ start: m.index, end: m.index + m[0].length })
  }
  for (const m of sentence.matchAll(titled)) found.push({ start: m.index, end: m.index + m[0].length })
  for (const m of sentence.matchAll(nameAt)) {
    if (!before.test(sentence.slice(Math.max(0, m.index - 4), m.index))) continue
    if (notNames.test(sentence.slice(m.index))) continue
    const from = m.index + m[0].length
    for (const pattern of given) {
      const rest = pattern.exec(sentence.slice(from))?.[0]
      const end = from + (rest?.length ?? 0)
      if (rest && after.test(sentence.slice(end)) && free(m.index, end)) {
        found.push({ start: m.index, end })
        break
      }
    }
  }
  return found
}

/** How far (UTF-16 units) a person may stand from the word and still be the one it is about. */
const reach = 24

const inSentence = (sentence: string): Span[] => {
  const words = sentence.replace(generic, (m) => '　'.repeat(m.length))
  const spans = [
    ...Array.from(words.matchAll(disability), (m) => ({ kind: 'disability' as const, m })),
    ...Array.from(words.matchAll(illness), (m) => ({ kind: 'health' as const, m }))
  ].map(({ kind, m }): Span => ({ kind, start: m.index, end: m.index + m[0].length }))
  if (spans.length === 0) return []
  const persons = people(words, spans)
  return spans.filter((s) => persons.some((p) => s.start - p.end <= reach && p.start - s.end <= reach))
}

/**
 * Illness and disability of a certain person in a narrowed text: such a word with a name, or a word for one relative,
 * in the same sentence. Programmes and institutions (残疾人补贴, 高血压筛查) are not about a person.
 */
export const findHealth = (text: string): Span[] =>
  Array.from(text.matchAll(/[^。！？；;!?\n]+/g)).flatMap((m) =>
    inSentence(m[0]).map((s) => ({ ...s, start: s.start + m.index, end: s.end + m.index }))
  )

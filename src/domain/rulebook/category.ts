import { type PointsCategory, pointsCategories } from '../points/points'
import { joinedWords } from './plain-words'

/** How real tables name what belongs to each of the three categories; the more telling words first. */
const cues: readonly (readonly [PointsCategory, RegExp])[] = [
  [
    'courtyard',
    /庭院|卫生|清洁|整洁|洁净|干净|人居|环境|美化|绿化|户内外|门前|居室|厨房|厕所|畜禽|垃圾|生态|家园|院落整/
  ],
  [
    'virtue',
    /公益|美德|志愿|互助|爱心|道德|孝|家风|家训|和谐|表彰|荣誉|教育|学习|文化|文明|风尚|新风|习俗|诚信|情怀|友善|慈善/
  ],
  [
    'participation',
    /建设|参与|议事|会议|参会|治理|组织|产业|人才|劳动|投工|管护|发展|治安|平安|法治|守法|自治|公共|基层|振兴|村务/
  ]
]

const deeds: readonly (readonly [PointsCategory, RegExp])[] = [
  [
    'courtyard',
    /庭院|卫生|打扫|清扫|整洁|干净|垃圾|污水|柴草|杂物|厕所|圈养|美化|绿化|摆放|门前三包|五边清洁/
  ],
  [
    'participation',
    /会议|开会|议事|投工|投劳|义务劳动|修路|出工|建言|建议|管护|巡防|巡逻|巡河|路灯|水渠|筑|植树|村级事务/
  ],
  [
    'virtue',
    /邻里|帮|助|孝|老人|捐|爱心|志愿|见义勇为|拾金不昧|调解|救|表彰|证书|模范|理发|宣讲|简办|献血|礼让/
  ]
]

const firstCue = (list: typeof cues, words: string): PointsCategory | null =>
  list.find(([, cue]) => cue.test(words))?.[0] ?? null

const keys = Object.keys(pointsCategories).filter((key): key is PointsCategory =>
  Object.hasOwn(pointsCategories, key)
)

/**
 * Which of the three categories a row of a table belongs to, by the category it names and then by the deed; `guessed`
 * when the table named another one than the three, so that people look at it before the rulebook is adopted. Null when
 * the table names none: the village chooses.
 */
export const categoryOf = (
  named: string | null,
  text: string
): { readonly category: PointsCategory; readonly guessed: boolean } | null => {
  if (named === null) return null
  const words = joinedWords(named)
  const exact = keys.find((key) => words === pointsCategories[key] || words === key)
  if (exact) return { category: exact, guessed: false }
  const found = firstCue(cues, words) ?? firstCue(deeds, joinedWords(text)) ?? 'virtue'
  return { category: found, guessed: true }
}

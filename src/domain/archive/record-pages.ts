import { sayDate } from '../common/say-day'
import { type Change, yuan } from '../decision/content'
import { decisionStates } from '../decision/decision'
import { currentVersion, sources, type Version } from '../decision/life'
import type { Register } from '../decision/register'
import { contentWords } from '../decision/register-words'
import { bodies, topicOf } from '../decision/topics'
import { meetingKinds } from '../meeting/meeting'
import { noticeSubjects } from '../notice/notice'
import type { ArchiveRecord } from './archive-record'
import { actionName } from './data-files'
import { noticeFolder, resultPhotosOf } from './file-names'
import { esc, facts, form, heading, link, list, page, para, photo, quiet } from './page'
import { acceptedWork, archivedRegister } from './register-facts'

const contentRows = ({ content }: Version): (readonly [string, string])[] =>
  contentWords(content).map(({ name, value }) => [name, value] as const)

const count = (n: number | null, unit: string): string => (n === null ? '' : `${n}${unit}`)

/** The votes that stand and the notices that hung, one row for each of the six steps, without a name. */
const stepRows = (form: Register): string[][] => [
  ...form.votes.map((v) => [
    esc(`${v.name}\n${v.meeting ?? v.body}`),
    esc(v.heldOn === null ? '' : sayDate(v.heldOn)),
    ...[v.eligible, v.present, v.yes, v.no, v.abstain].map((n) => count(n, v.unit)),
    esc(v.result ?? '')
  ]),
  ...form.disclosures.map(({ name, notices }) => {
    const hung = notices.map(
      (n) => `${n.hungOn ? sayDate(n.hungOn) : ''}起\n${n.lastDay ? sayDate(n.lastDay) : ''}止`
    )
    const objections = notices.reduce((sum, n) => sum + n.objections, 0)
    return [esc(name), esc(hung.join('\n')), '', '', '', '', '', `异议${objections}件`]
  })
]

/** Budget and final account side by side, with the photos of the finished work; nothing where none was done. */
const resultPart = (r: ArchiveRecord): string[] => {
  const done = acceptedWork(r)
  if (!done) return []
  const budget = currentVersion(r.decision).content.amount
  const { finalAmount, acceptedOn } = done
  const more = budget === null || finalAmount === null ? null : finalAmount - budget
  const difference =
    more === null
      ? null
      : more === 0
        ? '和预算一样'
        : `比预算${more > 0 ? '多' : '少'}${yuan(Math.abs(more))}`
  return [
    heading('做成了什么样'),
    facts([
      ['验收日期', sayDate(acceptedOn)],
      ['预算', budget === null ? null : yuan(budget)],
      ['决算', finalAmount === null ? null : yuan(finalAmount)],
      ['相差', difference]
    ]),
    ...resultPhotosOf(r, done.line).map((f, i) => photo(f.path, `完工照片${i + 1}`))
  ]
}

/** The page one opens first: the whole matter in the order in which it happened, without anybody's name. */
export const indexPage = (r: ArchiveRecord): string => {
  const { decision: d } = r
  const { content } = currentVersion(d)
  const register = archivedRegister(r)
  return page(`${r.village}：${content.title}`, [
    facts([
      ['登记编号', r.no],
      ['村', `${r.township}${r.village}`],
      ['开始', sayDate(r.beganOn)],
      ['事项', topicOf(d.topic).name],
      ['由来', sources[d.source.kind]],
      ['由谁决定', d.classification && bodies[d.classification.body]],
      ['为什么', d.classification?.why ?? null],
      ['报批文书', r.followUpDocument]
    ]),
    heading('定了什么'),
    facts(contentRows(currentVersion(d))),
    heading('对每户意味着什么'),
    para(r.meaning),
    heading('六步'),
    form(['步骤', '日期', '应到', '实到', '赞成', '反对', '弃权', '结果'], stepRows(register)),
    list(register.votes.flatMap((v) => (v.why === null ? [] : [esc(`${v.name}：${v.why}`)]))),
    heading('中间的退回、流会和改动'),
    list(register.remarks.map((o) => esc(`${sayDate(o.on)}：${o.words}`))),
    ...resultPart(r),
    heading('公示'),
    list(
      r.notices.map((n, i) =>
        n.covered
          ? `${esc(noticeSubjects[n.content.subject])}（因含有个人信息已撤下，只在完整档案里）`
          : `${link(`${noticeFolder(n, i)}/notice.html`, n.content.title)}（${esc(noticeSubjects[n.content.subject])}）`
      )
    ),
    heading('还有什么'),
    list([
      link('versions.html', `方案改过几次：共${d.versions.length}稿`),
      link('course.html', `每一步的全部经过：共${d.history.length}条`)
    ]),
    heading('怎么核对这份档案'),
    para(
      '在电脑上装好 Node.js（18或更新），在这个文件夹里运行：node verify.mjs。它会逐个核对文件，没有改动就显示“档案完整”。'
    ),
    para('它显示的档案校验码，应当和小院里这件事的页面上写的一样。'),
    quiet(
      '会议记录、签到表和经办人姓名含有个人信息，在“office”文件夹里，只有完整档案才有：打开其中的 index.html。公开档案没有这个文件夹，其余文件一个字都不差。'
    )
  ])
}

const changeLine = (c: Change): string =>
  `${esc(c.name)}：<del>${esc(c.before)}</del> 改为 <ins>${esc(c.after)}</ins>${c.substantive ? '（实质变更）' : ''}`

/** Every wording of the matter, the first one first, and what it changed of the one before. */
export const versionsPage = (r: ArchiveRecord): string =>
  page(
    '方案改过几次',
    r.decision.versions.flatMap((v) => [
      heading(`第${v.no}稿（${sayDate(v.on)}）`),
      ...(v.changes.length === 0
        ? []
        : [
            para(
              v.erratumConfirmedBy !== null
                ? '文字勘误，村监委已确认：'
                : v.substantive
                  ? '改了实质内容，重新商议和表决：'
                  : '改了文字：'
            ),
            list(v.changes.map(changeLine))
          ]),
      facts(contentRows(v))
    ])
  )

/** The history whole, line by line, in plain words. */
export const coursePage = (r: ArchiveRecord): string =>
  page(
    '全部经过',
    r.decision.history.flatMap((e, i) => [
      heading(`${i + 1}. ${actionName(e.action)}（${sayDate(e.on)}）`),
      facts([
        ['由谁', e.by],
        ['从', decisionStates[e.from]],
        ['到', decisionStates[e.to]],
        ['依据', e.basis],
        ['方案', `第${e.versionNo}稿`],
        ['会议', e.meeting && `${meetingKinds[e.meeting.kind].name}，${sayDate(e.meeting.facts.date)}`],
        ['表决', e.assessment?.why ?? null],
        ['理由', e.reason],
        ['意见', e.opinion?.words ?? null],
        ['条文', e.citation?.article ?? null],
        ['文书', e.order?.document ?? null],
        ['改动', e.changes.map((c) => c.sentence).join('；')]
      ])
    ])
  )

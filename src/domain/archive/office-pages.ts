import { sayDate } from '../common/say-day'
import { yuan } from '../decision/content'
import type { RegisterVote } from '../decision/register'
import { meetingStatuses } from '../meeting/convening'
import { meetingKinds } from '../meeting/meeting'
import { sheetWays } from '../meeting/sheet'
import type { ArchivedMeeting, ArchiveRecord } from './archive-record'
import { actionName, namesNobody } from './data-files'
import { materialOf, minutesOf, noticeFolder } from './file-names'
import { roleWords } from './notice-page'
import { code, esc, facts, form, heading, link, list, page, para, photo, quiet, sayTime, table } from './page'
import { archivedRegister } from './register-facts'

const number = (n: number | null, unit: string): string => (n === null ? '' : `${n}${unit}`)

const voteRow = (v: RegisterVote): string[] =>
  [
    `${v.name}\n${v.meeting ?? v.body}`,
    v.heldOn === null ? '' : sayDate(v.heldOn),
    [v.convener, v.place].filter(Boolean).join('\n'),
    ...[v.eligible, v.present, v.yes, v.no, v.abstain].map((n) => number(n, v.unit)),
    v.result ?? ''
  ].map(esc)

const voteWords = ({ name, why, tally }: RegisterVote): string[] => [
  ...(why === null ? [] : [esc(`${name}：${why}`)]),
  ...(tally ? [esc(`${name}：唱票${tally.announcer}，计票${tally.counter}，监票${tally.scrutineer}`)] : [])
]

/** 六步登记表 as the record fills it. */
export const registerPage = (r: ArchiveRecord): string => {
  const register = archivedRegister(r)
  return page(`四议两公开六步登记表（${register.no}）`, [
    facts([
      ['村', register.villageName],
      ['事项', register.title],
      ['类别', register.topic],
      ['动议事由', register.source],
      ['登记日期', sayDate(register.enteredOn)],
      ['由谁决定', register.decidedBy],
      ...register.plan.map(({ name, value }) => [name, value] as const),
      ['对每户意味着什么', register.meaning]
    ]),
    heading('四议'),
    form(
      ['步骤', '日期', '召集人、地点', '应到', '实到', '赞成', '反对', '弃权', '结果'],
      register.votes.map(voteRow)
    ),
    list(register.votes.flatMap(voteWords)),
    heading('两公开'),
    table(
      ['公开', '会签', '挂出', '到哪天', '异议', '内容校验码'],
      register.disclosures.flatMap((d) =>
        d.notices.map((n) => [
          esc(d.name),
          esc([n.cosignedBy, n.cosignedOn && sayDate(n.cosignedOn)].filter(Boolean).join('，')),
          esc(n.hungOn === null ? '' : sayDate(n.hungOn)),
          esc(n.lastDay === null ? '' : sayDate(n.lastDay)),
          `${n.objections}件`,
          code(n.hash)
        ])
      )
    ),
    heading('乡镇意见（只是意见，不是批准）'),
    list(register.opinions.map((o) => esc(`${sayDate(o.on)}：${o.words}`))),
    heading('实施结果'),
    register.result
      ? facts([
          ['验收日期', sayDate(register.result.acceptedOn)],
          ['预算', register.result.budget === null ? null : yuan(register.result.budget)],
          ['决算', register.result.finalAmount === null ? null : yuan(register.result.finalAmount)],
          ['完工照片', `${register.result.photos}张`]
        ])
      : para('无'),
    heading('备注'),
    list(register.remarks.map((o) => esc(`${sayDate(o.on)}：${o.words}`)))
  ])
}

const meetingPart = (r: ArchiveRecord, m: ArchivedMeeting, index: number): string[] => [
  `<h3>${esc(`${meetingKinds[m.kind].name}，${sayDate(m.plannedOn)}（${meetingStatuses[m.status]}）`)}</h3>`,
  facts([
    ['时间地点', `${m.timeWords}，${m.place}`],
    ['议题', m.agenda],
    ['材料', m.material],
    ['通知', `${sayDate(m.noticedOn)}发出，当面或书面告知${m.toldByHand}人`],
    ['临时通知的理由', m.urgentReason],
    ['召集人', m.convener],
    ['通知人', m.calledBy],
    ['散会', m.endedAt && sayTime(m.endedAt)]
  ]),
  ...materialOf(r, index).map((f, i) => photo(inOffice(f.path), `会议材料${i + 1}`)),
  ...(m.sheet.length === 0
    ? []
    : [
        table(
          ['姓名', '签到', '时间', '说明'],
          m.sheet.map((s) =>
            [
              s.name ?? '',
              sheetWays[s.way],
              sayTime(s.signedAt),
              [s.late ? '散会后补签，不计入实到' : '', s.proxy ? `代：${s.proxy}` : '', s.reason ?? '']
                .filter(Boolean)
                .join('；')
            ].map(esc)
          )
        )
      ])
]

const inOffice = (path: string): string => path.replace(/^office\//, '')

/** What is kept for the offices alone: who did what, the minutes, and what an objector wrote. */
export const officePage = (r: ArchiveRecord): string => {
  const minutes = r.decision.history.flatMap((event, i) =>
    minutesOf(r, event, i).map((f) => ({ ...f, what: `第${i + 1}条 ${actionName(event.action)}` }))
  )
  const covered = r.notices.flatMap((n, i) =>
    n.covered ? [link(`${inOffice(noticeFolder(n, i))}/notice.html`, n.content.title)] : []
  )
  return page('完整档案：只供村里保管档案的人查阅', [
    quiet('这里有姓名和会议记录，不得公开张贴或转发。'),
    list([link('register.html', '六步登记表')]),
    facts([['提出人', r.proposer]]),
    heading('谁办的'),
    table(
      ['第几条', '做了什么', '经办人', '身份', '召集人'],
      r.decision.history.map((e, i) => [
        String(i + 1),
        esc(actionName(e.action)),
        esc(namesNobody(e) ? '不记姓名' : (r.beside[i]?.actor ?? '')),
        esc(roleWords(e.actorRole)),
        esc(r.beside[i]?.convener ?? '')
      ])
    ),
    heading('会议和签到'),
    ...(r.meetings.length === 0 ? [para('没有在小院里召集过会议，见会议记录。')] : []),
    ...r.meetings.flatMap((m, i) => meetingPart(r, m, i)),
    heading('会议记录和签到表'),
    ...(minutes.length === 0 ? [para('无')] : minutes.map((m) => photo(inOffice(m.path), m.what))),
    heading('异议原文（不写姓名）'),
    list(r.objections.map((o) => esc(`${o.ground}：${o.words}`))),
    heading('因含个人信息撤下的公示'),
    list(covered)
  ])
}

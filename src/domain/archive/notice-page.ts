import { downReasons, noticeEventNames, noticeSubjects } from '../notice/notice'
import type { Channel } from '../notice/terms'
import { channels } from '../notice/terms'
import { type Role, roleNames } from '../role/roles'
import type { ArchivedNotice, ArchivedNoticeEvent, ArchiveRecord } from './archive-record'
import { attachmentsOf, noticeFolder, paperPhotosOf } from './file-names'
import { code, esc, facts, heading, list, page, para, photo, quiet, sayTime, table } from './page'

const isRole = (role: string): role is Role => Object.hasOwn(roleNames, role)

/** An office in words; what no person did, the system did. */
export const roleWords = (role: string | null): string =>
  role === null || role === 'system' ? '系统' : isRole(role) ? roleNames[role] : role

const isReason = (key: unknown): key is keyof typeof downReasons =>
  typeof key === 'string' && Object.hasOwn(downReasons, key)

const eventWords = ({ detail }: ArchivedNoticeEvent): string => {
  const where = Array.isArray(detail.channels) ? (detail.channels as Channel[]).map((c) => channels[c]) : []
  const { reason } = detail
  const why = isReason(reason) ? downReasons[reason] : typeof reason === 'string' ? reason : ''
  return [where.join('、'), why].filter(Boolean).join('：')
}

const sectionsOf = ({ content }: ArchivedNotice): string[] =>
  content.sections.flatMap((s) => [
    s.heading === '' ? '' : `<h3>${esc(s.heading)}</h3>`,
    ...s.lines.map(para),
    s.table === null
      ? ''
      : table(
          s.table.columns,
          s.table.rows.map((row) => row.map(esc))
        )
  ])

const contentOf = (notice: ArchivedNotice): string[] => [
  heading('公示内容'),
  ...sectionsOf(notice),
  ...(notice.content.corrects
    ? [
        heading('更正了什么'),
        para(`更正理由：${notice.content.corrects.reason}`),
        list(
          notice.content.corrects.differences.map(
            (d) =>
              `${esc(d.where)}：<del>${esc(d.before ?? '无')}</del> 改为 <ins>${esc(d.after ?? '无')}</ins>`
          )
        )
      ]
    : [])
]

/** One notice as people read it: what hung, when, with which gaps, and the photos of the paper on the wall. */
export const noticePage = (record: ArchiveRecord, index: number): string => {
  const notice = record.notices[index]
  if (!notice) throw new Error('no such notice')
  const { view, content } = notice
  const name = (path: string) => path.slice(noticeFolder(notice, index).length + 1)
  const objections = record.objections.filter((o) => o.noticeId === notice.id)
  return page(content.title, [
    facts([
      ['哪一种公示', noticeSubjects[content.subject]],
      ['应公示', `${content.terms.requiredDays}天，其中前${content.terms.windowDays}天可以提异议`],
      ['实际挂出', `${view.up.hours}小时`],
      ['异议期满', view.windowClosedAt && sayTime(view.windowClosedAt)],
      ['公示期满', view.termDoneAt && sayTime(view.termDoneAt)]
    ]),
    ...contentOf(notice),
    heading('附件'),
    ...attachmentsOf(record, notice, index).map((f, i) =>
      photo(name(f.path), content.attachments[i]?.name ?? '附件')
    ),
    heading('张贴照片'),
    ...paperPhotosOf(record, notice, index).map((f, i) => photo(name(f.path), `张贴照片${i + 1}`)),
    heading('挂出经过'),
    table(
      ['时间', '做了什么', '谁做的', '说明'],
      notice.events.map((e) => [
        esc(sayTime(e.at)),
        esc(noticeEventNames[e.type] ?? e.type),
        esc(e.role === null ? '' : roleWords(e.role)),
        esc(eventWords(e))
      ])
    ),
    heading('中断'),
    list(
      view.up.gaps.map((g) =>
        esc(
          `${sayTime(g.from)}起${g.minutes}分钟${g.to ? `，${sayTime(g.to)}恢复` : ''}${g.restarts ? '，天数重新计算' : ''}`
        )
      )
    ),
    heading('异议（不写姓名）'),
    ...objections.flatMap((o) => [
      para(`${sayTime(o.filedAt)}：${o.ground}。结果：${o.stateName}`),
      list(
        o.lines.map((l) =>
          esc(
            `${sayTime(l.at)} ${l.name}${l.role === null ? '' : `（${roleWords(l.role)}）`}${l.words ? `：${l.words}` : ''}`
          )
        )
      )
    ]),
    ...(objections.length === 0 ? [para('无')] : []),
    heading('内容校验码'),
    `<p>${code(notice.contentHash)}</p>`,
    quiet('村监委会签的就是这个校验码。内容改动一个字，校验码就会变；verify.mjs 会重新计算并核对。')
  ])
}

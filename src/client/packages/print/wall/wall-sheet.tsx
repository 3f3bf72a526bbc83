import type { ReactNode } from 'react'
import type { Outputs } from '@/client/api/client'
import { fileUrl } from '@/client/api/file-url'
import { fullDay } from '../full-day'
import { type Paper, papers } from '../paper'
import { changesOf } from './changes'
import { WallFoot } from './wall-foot'

export type Wall = Outputs['notice']['readWall']
type Section = Wall['sections'][number]

/** The sheet itself: large letters, black on white, in the order in which one reads. */
export const WallSheet = ({ wall, paper }: { wall: Wall; paper: Paper }) => (
  <div className={`xy-sheet xy-sheet_${papers[paper].size.toLowerCase()}`}>
    {wall.signed ? null : <div className='xy-sheet__sample'>样稿 未会签 不得张贴</div>}
    <div className='xy-sheet__head'>{`${wall.villageName} · ${wall.corrects ? '更正公告' : wall.subjectName}`}</div>
    <h1 className='xy-sheet__title'>{wall.title}</h1>
    {wall.corrects ? <Corrected corrects={wall.corrects} /> : null}
    {wall.sections.map((section, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: frozen text, never moved
      <SectionView key={i} section={section} />
    ))}
    <Photos photos={wall.attachments} />
    <Terms wall={wall} />
    <WallFoot wall={wall} />
  </div>
)

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: frozen text, never moved
      <p key={i}>{line}</p>
    ))}
  </>
)

const SectionView = ({ section }: { section: Section }) => (
  <section>
    {section.heading === '' ? null : <h2>{section.heading}</h2>}
    <Lines lines={section.lines} />
    {section.table ? <TableView table={section.table} /> : null}
  </section>
)

const TableView = ({ table }: { table: NonNullable<Section['table']> }) => (
  <table>
    <thead>
      <tr>
        {table.columns.map((column) => (
          <th key={column}>{column}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map((row, r) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frozen table, never moved
        <tr key={r}>
          {row.map((cell, c) => (
            <td key={table.columns[c]}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Corrected = ({ corrects }: { corrects: NonNullable<Wall['corrects']> }) => {
  const { changed, added, removedFiles } = changesOf(corrects.differences)
  return (
    <section className='xy-sheet__change'>
      <h2>更正了什么</h2>
      <p>{`更正理由：${corrects.reason}`}</p>
      {changed.map((d) => (
        <p key={`${d.where}${d.before}`}>
          {`${d.where}：原来是“${d.before}”，`}
          {d.after === null ? '现在删掉了。' : `现在改为“${d.after}”。`}
        </p>
      ))}
      {added.length > 0 ? <p>{`新加的内容（见正文）：${added.join('、')}。`}</p> : null}
      {removedFiles.length > 0 ? <p>{`去掉了${removedFiles.join('、')}。`}</p> : null}
    </section>
  )
}

const Photos = ({ photos }: { photos: Wall['attachments'] }) =>
  photos.length === 0 ? null : (
    <section>
      <h2>照片</h2>
      <div className='xy-sheet__photos'>
        {photos.map((photo) => (
          <figure key={photo.fileId}>
            <img src={fileUrl(photo.url)} alt={photo.name} />
            <figcaption>{photo.name}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  )

/** A day that is not known before the paper hangs is written in by hand. */
const Blank = () => <span className='xy-sheet__blank'>　　　　年　　月　　日</span>

const Terms = ({ wall }: { wall: Wall }) => {
  const until = (day: string | null): ReactNode => (day === null ? <Blank /> : <b>{fullDay(day)}</b>)
  return (
    <section className='xy-sheet__box'>
      <p>
        贴出日期：{until(wall.hungOn)}。公示{wall.requiredDays}天，到{until(wall.termLastDay)}为止。
      </p>
      <p>
        有不同意见，请在{until(wall.windowLastDay)}以前（{wall.windowDays}天内）提出。
        当面说、写纸条都可以，交给村务监督委员会，{wall.receiptHours}小时内给您回执。名字不对外公开。
      </p>
      <p>{`还可以依次找：${wall.waysOut.map((way) => way.name).join(' → ')}。`}</p>
    </section>
  )
}

import { sayExactly } from '@/client/words/dates'
import './index.scss'
import { fullDay } from '../full-day'
import { formClass, type Paper } from '../paper'
import type { WholeYear } from './read-year'

type Entry = WholeYear['entries'][number]

const amount = ({ sign, points }: Entry): string =>
  sign === 'in' ? `+${points}` : sign === 'out' ? `−${points}` : `${points}（转）`

const standing = (e: Entry): string => (e.standing === '可用' ? '' : e.standing)

interface SheetProps {
  readonly whole: WholeYear
  readonly today: string
  readonly paper: Paper
}

/** The paper itself: what there is, what the year brought, every entry, and how to check it. */
export const StatementSheet = ({ whole, today, paper }: SheetProps) => {
  const { statement: s, entries, sums, proof, year } = whole
  return (
    <div className={formClass(paper)}>
      <h1>{`${s.householdName}积分明细（${year}年）`}</h1>
      <div>{`打印日期：${fullDay(today)}`}</div>
      <h2>现在有多少</h2>
      <table>
        <tbody>
          <tr>
            <th>可用</th>
            <td>{`${s.available}分`}</td>
            <th>公示中</th>
            <td>{`${s.pending}分`}</td>
            <th>兑换中</th>
            <td>{`${s.reserved}分`}</td>
            <th>荣誉分</th>
            <td>{`${s.honour}分`}</td>
          </tr>
        </tbody>
      </table>
      <h2>{`${year}年做的事，一共得了${sums.total}分`}</h2>
      <table>
        <tbody>
          <tr>
            {sums.byCategory.map((c) => (
              <td key={c.category}>{`${c.name}：${c.points}分`}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <h2>{`${year}年入账的每一笔（共${entries.length}笔）`}</h2>
      <table>
        <thead>
          <tr>
            <th>序号</th>
            <th>做事的日子</th>
            <th>内容</th>
            <th>分</th>
            <th>依据</th>
            <th>记录人</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((e) => (
            <tr key={e.entryId}>
              <td>{e.no}</td>
              <td className='xy-statement__day'>{fullDay(e.occurredOn)}</td>
              <td>
                {[e.title, e.memberName, e.note, e.about ? `说的是第${e.about.no}笔` : null, standing(e)]
                  .filter(Boolean)
                  .join('；')}
              </td>
              <td>{amount(e)}</td>
              <td>{e.rule ?? ''}</td>
              <td>{e.recordedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>怎么知道没有人改过</h2>
      <div>
        {proof.sealed?.at
          ? `第1笔到第${proof.sealed.upTo}笔已封存在全村账本第${proof.sealed.page}页（${sayExactly(proof.sealed.at)}）。这一页的指纹是：${proof.sealed.hash}。公示上印着页号和指纹，可以对照。${proof.sealed.holds ? '' : '注意：现在的记录和封存时对不上，请向村务监督委员会反映。'}`
          : '还没有封存的记录。'}
      </div>
    </div>
  )
}

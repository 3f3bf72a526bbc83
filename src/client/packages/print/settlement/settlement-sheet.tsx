import type { Outputs } from '@/client/api/client'
import { yuanOf } from '@/domain/shop/settlement'
import { fullDay } from '../full-day'
import { formClass, type Paper } from '../paper'

type Settlement = Outputs['shop']['readSettlement']
type Source = Settlement['sources'][number]

/** The sheet itself: a table by supplier with sums, and the places to sign. */
export const SettlementSheet = ({ settlement: s, paper }: { settlement: Settlement; paper: Paper }) => (
  <div className={formClass(paper)}>
    <div className='xy-sheet__head'>{s.villageName}</div>
    <h1 className='xy-sheet__title'>积分超市结算单</h1>
    <p>{`${fullDay(s.from)}至${fullDay(s.to)}，农户确认领到的商品。`}</p>
    {s.sources.map((source) => (
      <Supplier key={source.sourceName} source={source} />
    ))}
    <p>{`总计：${s.points}分，应付${yuanOf(s.costFen)}元。`}</p>
    {['经办人', '供货人', '村监委'].map((who) => (
      <p key={who}>{`${who}签字：＿＿＿＿＿＿＿＿`}</p>
    ))}
    <p>{`打印日期：${fullDay(s.on)}`}</p>
  </div>
)

const Supplier = ({ source }: { source: Source }) => (
  <section>
    <h2>{source.sourceName}</h2>
    <table>
      <thead>
        <tr>
          <th>商品</th>
          <th>数量</th>
          <th>积分</th>
          <th>应结金额（元）</th>
        </tr>
      </thead>
      <tbody>
        {source.goods.map((g) => (
          <tr key={`${g.goodsName}${g.unit}`}>
            <td>{g.goodsName}</td>
            <td>{`${g.count}${g.unit}`}</td>
            <td>{g.points}</td>
            <td>{g.costFen === null ? '' : yuanOf(g.costFen)}</td>
          </tr>
        ))}
        <tr>
          <td>合计</td>
          <td />
          <td>{source.points}</td>
          <td>{yuanOf(source.costFen)}</td>
        </tr>
      </tbody>
    </table>
  </section>
)

import type { ReactNode } from 'react'
import type { Outputs } from '@/client/api/client'
import { fullDay } from '../full-day'
import { formClass, type Paper } from '../paper'

type Form = Outputs['decision']['readRegister']
type Vote = Form['votes'][number]
type Disclosure = Form['disclosures'][number]

/** The form on A4: what the record has is printed, what it has not is a ruled space for the pen. */
export const RegisterSheet = ({ form, paper }: { form: Form; paper: Paper }) => (
  <div className={formClass(paper)}>
    <h1 className='xy-sheet__title'>四议两公开六步登记表</h1>
    <div className='xy-form-line'>
      <span>{form.villageName}</span>
      <span>{`编号：${form.no}`}</span>
    </div>
    <Matter form={form} />
    <h2>四议</h2>
    <Votes form={form} />
    <h2>两公开</h2>
    <Disclosures disclosures={form.disclosures} />
    <h2>实施结果</h2>
    <Result result={form.result} />
    <h2>其他记载（改期、退回、作废等）</h2>
    <Remarks remarks={form.remarks} />
    <Signatures />
  </div>
)

/** A line of two columns: what is asked, and the answer or space for it. */
const Row = ({ name, lines = 1, children }: { name: string; lines?: number; children?: ReactNode }) => (
  <tr>
    <th className='xy-form-name'>{name}</th>
    <td className={children ? '' : `xy-form-blank xy-form-blank_${lines}`}>{children}</td>
  </tr>
)

const Matter = ({ form }: { form: Form }) => (
  <table>
    <tbody>
      <Row name='事项'>{form.title}</Row>
      <Row name='类别'>{form.topic}</Row>
      <Row name='动议事由'>{`${form.source}，${fullDay(form.enteredOn)}登记`}</Row>
      {form.plan.map((field) => (
        <Row key={field.name} name={field.name}>
          {field.value}
        </Row>
      ))}
      <Row name='对每户'>{form.meaning}</Row>
      <Row name='由谁决定' lines={2}>
        {form.decidedBy}
      </Row>
    </tbody>
  </table>
)

/** 实到/应到 as a share, cut off and not rounded up: a quorum is never more than it was. */
const shareOf = ({ present, eligible }: Vote): string =>
  present === null || !eligible ? '' : `${Math.floor((present * 1000) / eligible) / 10}%`

const number = (n: number | null): string => (n === null ? '' : String(n))

const columns = ['步骤', '时间和地点', '会议和召集人', '应到', '实到', '比例', '赞成', '反对', '弃权', '结果']

const Votes = ({ form }: { form: Form }) => {
  const counted = form.votes.find((v) => v.tally)?.tally
  return (
    <>
      <table className='xy-form-votes'>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {form.votes.map((v) => (
            <VoteRow key={v.id} vote={v} />
          ))}
        </tbody>
      </table>
      <table>
        <tbody>
          <Row name='表决依据' lines={2}>
            {form.why}
          </Row>
          <Row name='计票'>
            {`唱票：${counted?.announcer ?? '＿＿＿＿＿'}　计票：${counted?.counter ?? '＿＿＿＿＿'}　监票：${counted?.scrutineer ?? '＿＿＿＿＿'}`}
          </Row>
          <Row name='乡镇意见（供参考）'>
            {form.opinions.length === 0
              ? null
              : form.opinions.map((o) => (
                  <div key={`${o.on}${o.words}`}>{`${fullDay(o.on)}：${o.words}`}</div>
                ))}
          </Row>
        </tbody>
      </table>
    </>
  )
}

const VoteRow = ({ vote: v }: { vote: Vote }) => (
  <tr>
    <th>
      {v.name}
      <div className='xy-form-by'>{v.body}</div>
    </th>
    <td>
      <div className='xy-form-day'>{v.heldOn ? fullDay(v.heldOn) : '　　年　月　日'}</div>
      <div className={v.place ? '' : 'xy-form-rule'}>{v.place}</div>
    </td>
    <td>
      <div className={v.meeting ? '' : 'xy-form-rule'}>{v.meeting}</div>
      <div className={v.convener ? '' : 'xy-form-rule'}>{v.convener ? `${v.convener}召集` : null}</div>
    </td>
    <td>{v.eligible === null ? '' : `${v.eligible}${v.unit}`}</td>
    <td>{v.present === null ? '' : `${v.present}${v.unit}`}</td>
    <td>{shareOf(v)}</td>
    <td>{number(v.yes)}</td>
    <td>{number(v.no)}</td>
    <td>{number(v.abstain)}</td>
    <td>{v.result}</td>
  </tr>
)

const notYet = { hungOn: null, lastDay: null, cosignedBy: null, cosignedOn: null, objections: null, hash: '' }

const Disclosures = ({ disclosures }: { disclosures: readonly Disclosure[] }) => (
  <table>
    <thead>
      <tr>
        {['步骤', '挂出日期', '公示到', '村监委会签', '异议（件）', '校验码前16位'].map((name) => (
          <th key={name}>{name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {disclosures.flatMap((d) =>
        (d.notices.length > 0 ? d.notices : [notYet]).map((n) => (
          <tr key={`${d.id}${n.hash}`} className={n.hash === '' ? 'xy-form-blank_1' : ''}>
            <th className='xy-form-day'>{d.name}</th>
            <td className='xy-form-day'>{n.hungOn ? fullDay(n.hungOn) : null}</td>
            <td className='xy-form-day'>{n.lastDay ? fullDay(n.lastDay) : null}</td>
            <td>{[n.cosignedBy, n.cosignedOn && fullDay(n.cosignedOn)].filter(Boolean).join(' ')}</td>
            <td>{number(n.objections)}</td>
            <td>{n.hash.slice(0, 16)}</td>
          </tr>
        ))
      )}
    </tbody>
  </table>
)

const Result = ({ result }: { result: Form['result'] }) => (
  <table className='xy-form-even'>
    <tbody>
      <tr>
        <th className='xy-form-name'>验收日期</th>
        <td>{result ? fullDay(result.acceptedOn) : '　　年　月　日'}</td>
        <th className='xy-form-name'>照片</th>
        <td>{result ? `${result.photos}张` : null}</td>
      </tr>
      <tr>
        <th className='xy-form-name'>决议金额</th>
        <td>{result?.budget}</td>
        <th className='xy-form-name'>决算金额</th>
        <td>{result?.finalAmount}</td>
      </tr>
    </tbody>
  </table>
)

/** Lines to write on; drawn as borders, for a printer leaves backgrounds out. */
const Ruled = () => (
  <div className='xy-form-box'>
    <div />
    <div />
  </div>
)

const Remarks = ({ remarks }: { remarks: Form['remarks'] }) =>
  remarks.length === 0 ? (
    <Ruled />
  ) : (
    <ol className='xy-form-remarks'>
      {remarks.map((r, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record, never moved
        <li key={i}>{`${fullDay(r.on)}　${r.words}`}</li>
      ))}
    </ol>
  )

const signers = ['主持人', '记录人', '村党组织书记', '村民委员会主任', '村监委主任', '乡镇参会人（三、四步）']

const Signatures = () => (
  <div className='xy-form-signs'>
    <h2>监督意见</h2>
    <Ruled />
    <h2>签字</h2>
    <table>
      <tbody>
        {[0, 2, 4].map((at) => (
          <tr key={at}>
            {signers.slice(at, at + 2).flatMap((name) => [
              <th key={name} className='xy-form-name'>
                {name}
              </th>,
              <td key={`${name}签字`} className='xy-form-blank_1' />
            ])}
          </tr>
        ))}
      </tbody>
    </table>
    <div className='xy-form-line'>
      <span>（村民委员会盖章）</span>
      <span>　　　　年　　月　　日</span>
    </div>
  </div>
)

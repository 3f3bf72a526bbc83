import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useRead } from '@/client/api/use-read'
import { useToday } from '@/client/api/use-today'
import { Choice } from '@/client/components/choice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { everyWay, type Paper } from '../paper'
import { PrintTools } from '../print-tools'
import { readWholeYear } from './read-year'
import { StatementSheet } from './statement-sheet'

/** 积分明细: a year of a household's entries on paper, with the ledger's page under which they lie. */
const PrintStatement = () => {
  const { villageId = '', householdId = '' } = useRouter().params
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [paper, setPaper] = useState<Paper>('A4')
  const query = useRead(['print.statement', villageId, householdId, year], () =>
    readWholeYear({ villageId, householdId }, String(year))
  )
  return (
    <Page title='积分明细'>
      <Choice
        label='哪一年'
        shape='row'
        value={year}
        onChoose={setYear}
        options={[thisYear, thisYear - 1].map((value) => ({ value, name: `${value}年` }))}
      />
      <PageState query={query}>
        {(whole) => (
          <>
            <PrintTools
              title={`${whole.statement.householdName}积分明细 ${year}年`}
              paper={paper}
              among={everyWay}
              onPaper={setPaper}
            />
            <StatementSheet whole={whole} today={today} paper={paper} />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default PrintStatement

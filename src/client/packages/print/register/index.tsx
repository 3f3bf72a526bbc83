import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { everyWay, type Paper } from '../paper'
import { PrintTools } from '../print-tools'
import { RegisterSheet } from './register-sheet'
import './index.scss'

/** 六步登记表, filled from the record, to be signed by hand. */
const PrintRegister = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const [paper, setPaper] = useState<Paper>('A4')
  const query = useRead(['decision.readRegister', villageId, decisionId], () =>
    api.decision.readRegister.query({ villageId, decisionId })
  )
  return (
    <Page title='六步登记表'>
      <PageState query={query}>
        {(form) => (
          <>
            <PrintTools
              title={`四议两公开六步登记表 ${form.no}`}
              paper={paper}
              among={everyWay}
              onPaper={setPaper}
            />
            <RegisterSheet form={form} paper={paper} />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default PrintRegister

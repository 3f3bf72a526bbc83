import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { everyWay, type Paper } from '../paper'
import { PrintTools } from '../print-tools'
import { SettlementSheet } from './settlement-sheet'

/** 积分超市结算单, A4: to be signed by the village and the suppliers. */
const PrintSettlement = () => {
  const { villageId = '', from = '', to = '' } = useRouter().params
  const [paper, setPaper] = useState<Paper>('A4')
  const query = useRead(['shop.readSettlement', villageId, from, to], () =>
    api.shop.readSettlement.query({ villageId, from, to })
  )
  return (
    <Page title='结算单打印'>
      <PageState query={query}>
        {(settlement) => (
          <>
            <PrintTools
              title={`${settlement.villageName}积分超市结算单`}
              paper={paper}
              among={everyWay}
              onPaper={setPaper}
            />
            <SettlementSheet settlement={settlement} paper={paper} />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default PrintSettlement

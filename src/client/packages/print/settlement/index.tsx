import { useRouter } from '@tarojs/taro'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { PrintTools } from '../print-tools'
import { SettlementSheet } from './settlement-sheet'

/** 积分超市结算单, A4: to be signed by the village and the suppliers. */
const PrintSettlement = () => {
  const { villageId = '', from = '', to = '' } = useRouter().params
  const query = useRead(['shop.readSettlement', villageId, from, to], () =>
    api.shop.readSettlement.query({ villageId, from, to })
  )
  return (
    <Page title='结算单打印'>
      <PageState query={query}>
        {(settlement) => (
          <>
            <PrintTools title={`${settlement.villageName}积分超市结算单`} paper='A4' />
            <SettlementSheet settlement={settlement} />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default PrintSettlement

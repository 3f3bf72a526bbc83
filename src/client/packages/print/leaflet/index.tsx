import { useState } from 'react'
import { api } from '@/client/api/client'
import { useVillage } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import type { Paper } from '../paper'
import { PrintTools } from '../print-tools'
import { LeafletSheet } from './leaflet-sheet'

/** 给村委会的折页: two sides of A4, to be printed on one sheet. */
const PrintLeaflet = () => {
  const { village, query: villageQuery } = useVillage()
  return (
    <Page title='折页打印'>
      {village ? (
        <OfVillage villageId={village.villageId} />
      ) : (
        <PageState query={villageQuery}>{() => null}</PageState>
      )}
    </Page>
  )
}

const OfVillage = ({ villageId }: { villageId: string }) => {
  const [paper, setPaper] = useState<Paper>('A4')
  const query = useRead(['picture.readLeaflet', villageId], () =>
    api.picture.readLeaflet.query({ villageId })
  )
  return (
    <PageState query={query}>
      {(leaflet) => (
        <>
          <PrintTools
            title={`${leaflet.villageName} 小院怎么用`}
            paper={paper}
            among={['A4']}
            onPaper={setPaper}
          />
          <LeafletSheet leaflet={leaflet} />
        </>
      )}
    </PageState>
  )
}

export default PrintLeaflet

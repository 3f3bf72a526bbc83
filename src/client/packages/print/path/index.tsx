import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { pathOf, type Whole } from '@/client/packages/picture/path/path-of'
import { decisionPath } from '@/domain/picture/decision-path'
import { imageOf, palettes } from '@/domain/picture/svg'
import { type Paper, upright } from '../paper'
import { PrintTools } from '../print-tools'

/** The drawing is made for so many pixels, and printed as wide as the paper allows. */
const ROOM = { width: 620, letters: 24 }

/** 六步一图 on paper, in black alone. */
const PrintPath = () => {
  const { villageId = '', decisionId = '' } = useRouter().params
  const [paper, setPaper] = useState<Paper>('A4')
  const query = useRead(['decision.read', villageId, decisionId], () =>
    api.decision.read.query({ villageId, decisionId })
  )
  return (
    <Page title='六步一图打印'>
      <PageState query={query}>
        {(whole) => (
          <>
            <PrintTools title={whole.title} paper={paper} among={upright} onPaper={setPaper} />
            <Sheet whole={whole} paper={paper} />
          </>
        )}
      </PageState>
    </Page>
  )
}

const Sheet = ({ whole, paper }: { whole: Whole; paper: Paper }) => {
  const picture = decisionPath(pathOf(whole), ROOM)
  return (
    <div className={`xy-sheet ${paper === 'A3' ? 'xy-sheet_a3' : ''}`}>
      <h1 className='xy-sheet__title'>{whole.title}</h1>
      <div className='xy-sheet__head'>{`现在：${whole.stateName}`}</div>
      <img
        src={imageOf(picture, palettes.paper)}
        alt={picture.sentence}
        style={{ display: 'block', maxWidth: '100%', width: paper === 'A3' ? '230mm' : '164mm' }}
      />
    </div>
  )
}

export default PrintPath

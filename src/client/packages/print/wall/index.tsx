import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { type Paper, upright } from '../paper'
import { PrintTools } from '../print-tools'
import { WallSheet } from './wall-sheet'

const unsigned = '这是样稿：村监委还没有会签，不能张贴。'

/** A notice for the board on the wall, A4 or A3. */
const PrintWall = () => {
  const { villageId = '', noticeId = '' } = useRouter().params
  const [paper, setPaper] = useState<Paper>('A4')
  const query = useRead(['notice.readWall', villageId, noticeId], () =>
    api.notice.readWall.query({ villageId, noticeId })
  )
  return (
    <Page title='公示打印'>
      <PageState query={query}>
        {(wall) => (
          <>
            <PrintTools
              title={wall.title}
              paper={paper}
              among={upright}
              onPaper={setPaper}
              warning={wall.signed ? null : unsigned}
            />
            <WallSheet wall={wall} paper={paper} />
          </>
        )}
      </PageState>
    </Page>
  )
}

export default PrintWall

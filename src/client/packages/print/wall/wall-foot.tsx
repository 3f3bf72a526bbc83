import { fullDay } from '../full-day'
import type { Wall } from './wall-sheet'

/** Who signed, the place for the seal, and what leads from the paper to the page and proves that both are the same. */
export const WallFoot = ({ wall }: { wall: Wall }) => (
  <section className='xy-sheet__foot'>
    <div className='xy-sheet__marks'>
      <div className='xy-sheet__signs'>
        <div>
          村监委会签：
          {wall.signed ? wall.signed.by : <span className='xy-sheet__blank'>　　　　　　</span>}
        </div>
        {wall.signed ? <div>{fullDay(wall.signed.on)}</div> : null}
        <div className='xy-sheet__committee'>{`${wall.villageName}村民委员会`}</div>
        <div>{fullDay(wall.hungOn ?? wall.draftedOn)}</div>
      </div>
      <div className='xy-sheet__seal'>盖章处</div>
      {wall.qr ? (
        <div className='xy-sheet__proof'>
          <svg
            className='xy-sheet__qr'
            viewBox={`0 0 ${wall.qr.size} ${wall.qr.size}`}
            shapeRendering='crispEdges'
            role='img'
            aria-label='公示页的二维码'
          >
            <path d={wall.qr.path} />
          </svg>
          <div className='xy-sheet__scan'>扫一扫看公示页</div>
        </div>
      ) : null}
    </div>
    {wall.contact ? <div className='xy-sheet__scan'>{wall.contact}</div> : null}
    {wall.qr ? <div className='xy-sheet__small'>{`公示页网址：${wall.qr.url}`}</div> : null}
    <div className='xy-sheet__small'>{`内容校验码：${wall.contentHash}`}</div>
  </section>
)

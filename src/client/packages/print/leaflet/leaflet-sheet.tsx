import './index.scss'
import type { Outputs } from '@/client/api/client'
import { otherWork, type Part, sixSteps } from './leaflet-words'

type Leaflet = Outputs['picture']['readLeaflet']

/** Both sides: the six steps, and what else a committee does, with whom to call. */
export const LeafletSheet = ({ leaflet }: { leaflet: Leaflet }) => (
  <div className='xy-sheet xy-leaflet'>
    <section className='xy-leaflet__side'>
      <h1 className='xy-sheet__title'>{`${leaflet.villageName}：四议两公开怎么办`}</h1>
      {sixSteps.map((part) => (
        <PartView key={part.title} part={part} />
      ))}
      <Foot leaflet={leaflet} />
    </section>
    <section className='xy-leaflet__side xy-leaflet__side_back'>
      <h1 className='xy-sheet__title'>{`${leaflet.villageName}：平常的事怎么办`}</h1>
      {otherWork.map((part) => (
        <PartView key={part.title} part={part} />
      ))}
    </section>
  </div>
)

const PartView = ({ part: { title, lines } }: { part: Part }) => (
  <div className='xy-leaflet__part'>
    <h2>{title}</h2>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </div>
)

const Foot = ({ leaflet: { contact, qr } }: { leaflet: Leaflet }) => (
  <div className='xy-leaflet__foot'>
    <div>{contact ?? '有事请找村委会。电话：＿＿＿＿＿＿＿＿＿＿＿＿'}</div>
    {qr ? (
      <div className='xy-sheet__proof'>
        <svg
          className='xy-leaflet__qr'
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering='crispEdges'
          role='img'
          aria-label='小院的二维码'
        >
          <path d={qr.path} />
        </svg>
        <div className='xy-leaflet__scan'>扫一扫打开小院</div>
      </div>
    ) : null}
  </div>
)

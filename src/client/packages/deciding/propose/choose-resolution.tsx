import { useState } from 'react'
import { api } from '@/client/api/client'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { More } from '@/client/components/more'
import { PageState } from '@/client/components/page-state'
import type { ProposalForm } from './proposal'

interface ChooseResolutionProps {
  readonly villageId: string
  readonly value: ProposalForm['supersedes']
  readonly onChoose: (value: ProposalForm['supersedes']) => void
}

/** The standing resolution that a matter is to change; most matters change none. */
export const ChooseResolution = ({ villageId, value, onChoose }: ChooseResolutionProps) => {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Cells title='要变更以前的决议吗（可不填）'>
        <Cell
          title={value ? `变更：${value.title}` : '不变更以前的决议'}
          value={value ? '换一件' : '选一件'}
          onTap={() => setOpen(true)}
        />
        {value ? <Cell title='不变更以前的决议' value='取消' onTap={() => onChoose(null)} /> : null}
      </Cells>
    )
  }
  return (
    <Resolutions
      villageId={villageId}
      onChoose={(chosen) => {
        onChoose(chosen)
        setOpen(false)
      }}
    />
  )
}

const Resolutions = ({ villageId, onChoose }: Pick<ChooseResolutionProps, 'villageId' | 'onChoose'>) => {
  const query = useReadMore(['decision.listInForce', villageId], {
    read: (before) => api.decision.listInForce.query({ villageId, ...(before ? { before } : {}) }),
    next: (page) => page.next
  })
  return (
    <PageState query={query}>
      {(pages) => (
        <>
          <Cells title='变更哪一件决议'>
            <Cell title='不变更以前的决议' onTap={() => onChoose(null)} />
            {pages
              .flatMap((p) => p.decisions)
              .map((d) => (
                <Cell
                  key={d.decisionId}
                  title={d.title}
                  note={[`编号 ${d.no}`, d.decidedBy, d.stateName].filter(Boolean).join(' · ')}
                  onTap={() => onChoose({ decisionId: d.decisionId, title: d.title })}
                />
              ))}
          </Cells>
          <More more={query.more} word='再看一些' />
        </>
      )}
    </PageState>
  )
}

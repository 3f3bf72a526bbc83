import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Outputs } from '@/client/api/client'
import { Button } from '@/client/components/button'
import { Field, Labelled } from '@/client/components/field'
import { Icon } from '@/client/components/icon'
import { Notice } from '@/client/components/notice'
import { NumberField } from '@/client/components/number-field'
import { Page } from '@/client/components/page'
import { PhotoPicker } from '@/client/components/photo-picker'
import { Picture } from '@/client/components/picture'
import { Tap } from '@/client/components/tap'
import { edit, type Kept, type NoticeDraft } from './draft-store'
import { partOf, placeInForm, type SectionDraft } from './draft-text'
import { Findings, SectionEditor } from './section-editor'
import { useSendNotice } from './use-send-notice'

export interface DraftFormProps {
  readonly draftKey: string
  readonly villageId: string
  readonly draft: NoticeDraft
  /** What it is sent as: a first notice with its least days, or the correction of one. */
  readonly about:
    | {
        readonly kind: 'first'
        readonly subject: 'decision_resolution' | 'decision_result'
        readonly subjectId: string
        readonly leastDays: number
      }
    | { readonly kind: 'correction'; readonly noticeId: string }
  readonly head: ReactNode
  readonly onDone: (answer: Outputs['notice']['draft']) => void
}

const maxFiles = 20

/** The form of a notice: composed from the record, changed by the committee, checked and handed over. */
export const DraftForm = (props: DraftFormProps) => {
  const { draftKey, villageId, draft, about, head } = props
  const sending = useSendNotice(props)
  const { findings, checked, lacking } = sending
  const change = (made: Partial<NoticeDraft>) => edit(draftKey, () => made)
  const changePart = (index: number, made: Partial<SectionDraft>) =>
    change({ sections: draft.sections.map((s, i) => (i === index ? { ...s, ...made } : s)) })
  const foundIn = (index: number) =>
    findings.filter((f) => {
      const part = partOf(f.path)
      return part !== null && placeInForm(draft.sections, part) === index
    })
  return (
    <Page
      title={about.kind === 'correction' ? '写更正公告' : '写公示'}
      foot={
        <>
          <Notice tone='stop'>{sending.sentence}</Notice>
          <Button kind='primary' running={sending.isRunning} onTap={() => void sending.send()}>
            检查并交村监委会签
          </Button>
        </>
      }
    >
      {head}
      {about.kind === 'correction' ? (
        <Field
          label='为什么更正'
          lines
          hint='会写在公示上，比如：赞成票数写错了'
          value={draft.reason}
          maxLength={200}
          onInput={(reason) => change({ reason })}
          error={lacking?.field === 'reason' ? lacking.message : null}
        />
      ) : null}
      <Field
        label='公示标题'
        value={draft.title}
        maxLength={60}
        onInput={(title) => change({ title })}
        error={lacking?.field === 'title' ? lacking.message : null}
      />
      <Findings findings={findings.filter((f) => f.path === 'title')} checked={checked} />
      {draft.sections.map((section, index) => (
        <SectionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place; what it holds is in the store
          key={index}
          number={index + 1}
          section={section}
          onChange={(made) => changePart(index, made)}
          onRemove={() => change({ sections: draft.sections.filter((_, i) => i !== index) })}
          findings={foundIn(index)}
          checked={checked}
        />
      ))}
      <View className='xy-form'>
        <Button
          onTap={() => change({ sections: [...draft.sections, { heading: '', body: '', table: null }] })}
        >
          再加一部分
        </Button>
      </View>
      <KeptFiles
        kept={draft.kept}
        onRemove={(fileId) => change({ kept: draft.kept.filter((k) => k.fileId !== fileId) })}
      />
      <PhotoPicker
        villageId={villageId}
        label='附件照片'
        photos={draft.photos}
        max={maxFiles - draft.kept.length}
        onChange={(made) => edit(draftKey, (now) => ({ photos: made(now.photos) }))}
        error={lacking?.field === 'photos' ? lacking.message : null}
      />
      {about.kind === 'first' ? (
        <NumberField
          label='公示多少天'
          unit='天'
          value={draft.requiredDays}
          onChange={(requiredDays) => change({ requiredDays })}
          error={lacking?.field === 'requiredDays' ? lacking.message : null}
        />
      ) : null}
    </Page>
  )
}

interface KeptFilesProps {
  readonly kept: readonly Kept[]
  readonly onRemove: (fileId: string) => void
}

const KeptFiles = ({ kept, onRemove }: KeptFilesProps) =>
  kept.length === 0 ? null : (
    <Labelled label='一起公示的照片' aside={`${kept.length}张`}>
      <View className='xy-photos'>
        {kept.map((k) => (
          <View key={k.fileId} className='xy-photo'>
            <Picture src={k.smallUrl} label={k.name} />
            <Tap className='xy-photo__remove' label={`不公示${k.name}`} onTap={() => onRemove(k.fileId)}>
              <Icon name='cross' className='xy-photo__cross' />
            </Tap>
          </View>
        ))}
      </View>
    </Labelled>
  )

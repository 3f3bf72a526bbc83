import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PhotoPicker } from '@/client/components/photo-picker'
import { go } from '@/client/navigate'
import { drafts, type IssueDraft, useOwnDrafts } from '@/client/stores/drafts'
import { isOpenDraft } from '@/client/stores/raise-input'
import { outbox } from '@/client/stores/send-drafts'
import { type Category, categories, maxPhotos } from '@/domain/issue/names'
import type { Member } from '.'
import { lacking } from './lacking'
import { PlaceField } from './place-field'
import { type Found, findSimilar, Similar } from './similar'
import { SoundField } from './sound-field'
import { HearerField, NameFields } from './who-fields'

/** More than may be sent, so that nothing pasted is cut off unseen: what is too long is said below the field. */
const ROOM = 20_000

interface RaiseFormProps {
  readonly draft: IssueDraft
  readonly member: Member
  readonly onJoined: (at: { villageId: string; issueId: string }) => void
}

/** Sends at once, or first shows what was said before in like words; the second press is meant. */
const usePress = (draft: IssueDraft) => {
  const [found, setFound] = useState<{ readonly of: string; readonly cards: Found } | null>(null)
  const [isLooking, setLooking] = useState(false)
  const of = `${draft.category}${draft.words}${draft.point?.lat}${draft.point?.lng}`
  const press = async () => {
    if (isLooking) return
    if (isOpenDraft(draft) && draft.words.trim() && found?.of !== of) {
      setLooking(true)
      const cards = await findSimilar(draft)
      setLooking(false)
      setFound({ of, cards })
      if (cards.length > 0) return void Taro.pageScrollTo({ scrollTop: 99_999 })
    }
    await outbox.send(draft.draftId)
  }
  const isFound = isOpenDraft(draft) && found?.of === of && found.cards.length > 0
  const similar = isFound ? found.cards : null
  return { press, isLooking, similar }
}

export const RaiseForm = ({ draft, member, onJoined }: RaiseFormProps) => {
  const { draftId, villageId, problem } = draft
  const edit = (change: Partial<IssueDraft>) => drafts.edit(draftId, { ...change, problem: null })
  // Nobody is told what is missing before they have tried; then it goes away as it is filled in.
  const [hasPressed, setPressed] = useState(false)
  const missing = hasPressed ? lacking(draft) : null
  const { press, isLooking, similar } = usePress(draft)
  const wrong = (...fields: string[]): string | null => {
    const told = [missing, problem].find((t) => t?.field && fields.includes(t.field))
    return told?.message ?? null
  }
  const send = () => {
    setPressed(true)
    if (!lacking(draft)) void press()
  }
  return (
    <Page
      title='我要说事'
      foot={
        <>
          <Notice tone='stop'>{missing?.message ?? problem?.message ?? null}</Notice>
          <Button kind='primary' running={isLooking} onTap={send}>
            {similar ? '不是同一件，照样发送' : '发送'}
          </Button>
        </>
      }
    >
      <Others draftId={draftId} holderId={member.holderId} />
      <SoundField sound={draft.sound} error={wrong('sound')} onChange={(sound) => edit({ sound })} />
      <Field
        label='要说的事'
        lines
        hint={draft.sound ? '录音里说了什么，也可以写几个字' : '哪里、出了什么事、想怎么办，像平时说话一样写'}
        value={draft.words}
        maxLength={ROOM}
        onInput={(words) => edit({ words })}
        error={wrong('words')}
      />
      <PhotoPicker
        kept
        villageId={villageId}
        photos={draft.photos}
        max={maxPhotos}
        error={wrong('photoIds', 'file', 'fileIds')}
        onChange={(change) => drafts.edit(draftId, (d) => ({ photos: change(d.photos), problem: null }))}
      />
      <CategoryField value={draft.category} error={wrong('category')} edit={edit} />
      <PlaceField draft={draft} edit={edit} error={wrong('placeWords', 'point')} />
      <HearerField draft={draft} edit={edit} wrong={wrong} />
      <UrgentField urgent={draft.urgent} edit={edit} />
      <NameFields draft={draft} member={member} edit={edit} wrong={wrong} />
      {similar ? <Similar found={similar} onJoined={onJoined} /> : null}
    </Page>
  )
}

/** Whoever lost their way back to something begun earlier finds it here. */
const Others = ({ draftId, holderId }: { draftId: string; holderId: string }) => {
  const others = useOwnDrafts(holderId).filter((d) => d.draftId !== draftId)
  return others.length > 0 ? (
    <Cells>
      <Cell
        icon='queue'
        title={`还有${others.length}件没说完的事`}
        note='接着说以前写的，点这里'
        onTap={() => go('drafts')}
      />
    </Cells>
  ) : null
}

interface PartProps {
  readonly edit: (change: Partial<IssueDraft>) => void
}

const CategoryField = ({
  value,
  error,
  edit
}: PartProps & { value: Category | null; error: string | null }) => (
  <Labelled label='是哪一类事' error={error}>
    <Choice
      label='是哪一类事'
      shape='grid'
      value={value}
      onChoose={(category) => edit({ category })}
      options={(Object.keys(categories) as Category[]).map((id) => ({
        value: id,
        name: categories[id],
        icon: id
      }))}
    />
  </Labelled>
)

const UrgentField = ({ urgent, edit }: PartProps & { urgent: boolean }) => (
  <Labelled label='急不急'>
    <Choice
      label='急不急'
      shape='list'
      value={urgent}
      onChoose={(chosen) => edit({ urgent: chosen })}
      options={[
        { value: false, name: '不急', note: '两天内有人接' },
        { value: true, name: '很急，人有危险', note: '两小时内有人接。马上要出人命的，先打110、119、120' }
      ]}
    />
  </Labelled>
)

import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { type IssueDraft, NEIGHBOUR } from '@/client/stores/drafts'
import { isOpenDraft } from '@/client/stores/raise-input'
import { hearers } from '../hearers'
import type { Member } from '.'

interface WhoFieldsProps {
  readonly draft: IssueDraft
  readonly member: Member
  readonly edit: (change: Partial<IssueDraft>) => void
  readonly wrong: (...fields: string[]) => string | null
}

/** To whom it is said, and with whom. */
export const HearerField = ({ draft, edit, wrong }: Omit<WhoFieldsProps, 'member'>) => (
  <>
    <Labelled label='说给谁听' error={wrong('channel', 'about')}>
      <Choice
        label='说给谁听'
        shape='list'
        value={draft.hearer}
        onChoose={(hearer) => edit({ hearer })}
        options={hearers}
      />
    </Labelled>
    {draft.hearer === 'cadre' || draft.hearer === 'supervisor' ? (
      <Notice>
        {draft.hearer === 'cadre'
          ? '村干部和村里人都看不到这件事，名单、搜索、统计里也没有它。'
          : '村里人和村监委都看不到这件事，只有乡镇经办人看得到。'}
      </Notice>
    ) : null}
    {draft.hearer === 'mediation' ? (
      <>
        <Field
          label='另一方是谁'
          hint='写姓名，比如：二组向大明'
          value={draft.otherName}
          maxLength={30}
          onInput={(otherName) => edit({ otherName })}
          error={wrong('otherParty')}
        />
        <Notice>村里会问对方愿不愿意调解。对方会知道是您说的、说了什么；别的人都看不到。</Notice>
      </>
    ) : null}
  </>
)

/** In whose name it is said, who reads it, and whether with the name. */
export const NameFields = ({ draft, member, edit, wrong }: WhoFieldsProps) => (
  <>
    {draft.hearer === 'courtyard' ? (
      <Labelled label='谁能看到' error={wrong('audience')}>
        <Choice
          label='谁能看到'
          shape='list'
          value={draft.audience}
          onChoose={(audience) => edit({ audience })}
          options={[
            { value: 'village', name: '全村', note: '乡镇看过后，村里人都能看到' },
            { value: 'courtyard', name: '本院落', note: '乡镇看过后，只有自己院落的人能看到' },
            { value: 'handlers', name: '只给经办人', note: '办这件事的人才看得到' }
          ]}
        />
      </Labelled>
    ) : null}
    <Labelled label='替谁说' aside='替别人说，两个名字都记下' error={wrong('onBehalfOf')}>
      <Choice
        label='替谁说'
        shape='list'
        value={draft.onBehalfOf}
        onChoose={(onBehalfOf) => edit({ onBehalfOf })}
        options={[
          { value: null, name: '我自己' },
          ...member.relatives.map((r) => ({ value: r.memberId, name: `替${r.name}` })),
          { value: NEIGHBOUR, name: '替邻居', note: '没有手机、不会用的邻居' }
        ]}
      />
    </Labelled>
    {draft.onBehalfOf === NEIGHBOUR ? (
      <Field
        label='邻居的姓名'
        value={draft.forName}
        maxLength={30}
        onInput={(forName) => edit({ forName })}
        error={wrong('forName')}
      />
    ) : null}
    {isOpenDraft(draft) ? (
      <Labelled label='给村里人看我的姓吗'>
        <Choice
          label='给村里人看我的姓吗'
          shape='list'
          value={draft.showName}
          onChoose={(showName) => edit({ showName })}
          options={[
            { value: true, name: '可以，只看到姓', note: '比如“王＊＊”' },
            { value: false, name: '不给看', note: '村里人看到“一位村民”，办事的人知道是您' }
          ]}
        />
      </Labelled>
    ) : null}
  </>
)

import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '@/client/api/client'
import { useHouseholds } from '@/client/api/use-households'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled, SearchBar } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'
import { go } from '@/client/navigate'
import { type Category, categories } from '@/domain/issue/names'
import type { PartProps } from './parts'

/** What is looked for among other things: the matter to be joined, the decision, the other side. */

const categoryOf = (name: string): Category =>
  (Object.keys(categories) as Category[]).find((c) => categories[c] === name) ?? 'other'

export const IntoPart = ({ form, whole, edit, wrong }: PartProps) => {
  const { villageId, issueId } = whole
  const [words, setWords] = useState('')
  const search = useLater(words.trim(), 250)
  // Without a word to look for: what reads alike.
  const query = useRead(['issue.mergeTargets', villageId, issueId, search], () =>
    search
      ? api.issue.search.query({ villageId, words: search })
      : api.issue.listSimilar.query({
          villageId,
          category: categoryOf(whole.categoryName),
          words: whole.words
        })
  )
  return (
    <Labelled label='并到哪一件' error={wrong('intoId')}>
      <SearchBar label='搜事情里的字' value={words} onInput={setWords} />
      <PageState
        query={query}
        isEmpty={(cards) => cards.every((c) => c.issueId === issueId)}
        empty={{
          title: search ? '没有找到' : '没有看着像的事',
          hint: search ? '换几个字再找。' : '在上面写几个字找一找。'
        }}
      >
        {(cards) => (
          <Choice
            label='并到哪一件'
            shape='list'
            value={form.into?.issueId ?? null}
            onChoose={(id) => {
              const chosen = cards.find((c) => c.issueId === id)
              if (chosen) edit({ into: { issueId: chosen.issueId, words: chosen.words } })
            }}
            options={cards
              .filter((c) => c.issueId !== issueId)
              .map((c) => ({ value: c.issueId, name: c.words, note: `${c.stateName} · ${c.categoryName}` }))}
          />
        )}
      </PageState>
    </Labelled>
  )
}

export const DecisionPart = ({ form, whole, edit, wrong }: PartProps) => {
  const { villageId, issueId } = whole
  const query = useRead(['decision.listDesk', villageId, 'transfer'], () =>
    api.decision.listDesk.query({ villageId })
  )
  return (
    <>
      <Labelled label='转到哪一件' error={wrong('decisionId')}>
        <PageState
          query={query}
          isEmpty={({ decisions }) => decisions.length === 0}
          empty={{ title: '现在没有正在走的四议两公开' }}
        >
          {({ decisions }) => (
            <Choice
              label='转到哪一件'
              shape='list'
              value={form.decision?.decisionId ?? null}
              onChoose={(id) => {
                const chosen = decisions.find((d) => d.decisionId === id)
                if (chosen) edit({ decision: { decisionId: chosen.decisionId, title: chosen.title } })
              }}
              options={decisions.map((d) => ({
                value: d.decisionId,
                name: d.title,
                note: `编号 ${d.no} · ${d.stateName}`
              }))}
            />
          )}
        </PageState>
      </Labelled>
      <View className='xy-section'>
        <Button icon='plus' onTap={() => go('propose', { issueId })}>
          还没有，先提一件
        </Button>
      </View>
    </>
  )
}

export const PartyPart = ({ form, whole, edit, wrong }: PartProps) => {
  const { villageId } = whole
  const { member } = useMe()
  const name = useLater(form.partyName.trim(), 250)
  const parts = member?.looksAfter ?? []
  const query = useHouseholds(villageId, parts, {
    search: name,
    enabled: parts.length > 0 && Array.from(name).length >= 2
  })
  const found = (query.data ?? []).flatMap((h) =>
    h.members.filter((m) => m.name.includes(name)).map((m) => ({ ...m, at: `${h.headName}家，户号${h.no}` }))
  )
  return (
    <>
      <Field
        label='另一方姓名'
        hint='写全名'
        value={form.partyName}
        maxLength={30}
        onInput={(partyName) => edit({ partyName, partyId: null })}
        error={wrong('party')}
      />
      {name.length >= 2 && found.length > 0 ? (
        <Labelled label='是名册里的哪一位' optional>
          <Choice
            label='是名册里的哪一位'
            shape='list'
            value={form.partyId}
            onChoose={(partyId) => {
              const chosen = found.find((m) => m.memberId === partyId)
              edit(chosen ? { partyId: chosen.memberId, partyName: chosen.name } : { partyId: null })
            }}
            options={[
              { value: null, name: '不在名册里' },
              ...found.slice(0, 8).map((m) => ({ value: m.memberId, name: m.name, note: m.at }))
            ]}
          />
        </Labelled>
      ) : null}
      <Notice>选了名册里的人，他在自己手机上就能表态；没有手机的，签了字由您登记。</Notice>
    </>
  )
}

import { useState } from 'react'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { Cell, Cells } from '@/client/components/cells'
import { SearchBar } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { Blank, PageState } from '@/client/components/page-state'
import { useLater } from '@/client/components/use-later'

export type Person = Outputs['role']['findPeople']['people'][number]

interface ChoosePersonProps {
  readonly villageId: string
  readonly onChoose: (person: Person) => void
}

/** Tells two people of one name apart, and says what they hold already. */
export const noteOf = (p: Person): string =>
  [`户号${p.householdNo}`, p.group, p.relationName, p.isMinor ? '未满18周岁' : null, ...p.offices]
    .filter(Boolean)
    .join(' · ')

/** Who it is: somebody of the roster, by two characters of the name or more. */
export const ChoosePerson = ({ villageId, onChoose }: ChoosePersonProps) => {
  const [words, setWords] = useState('')
  const name = useLater(words.trim(), 300)
  const isEnough = Array.from(name).length >= 2
  return (
    <>
      <SearchBar label='搜姓名' value={words} onInput={setWords} />
      {isEnough ? (
        <Found villageId={villageId} name={name} onChoose={onChoose} />
      ) : (
        <Blank icon='person' title='先找是哪一位' hint='写名字里的两个字以上。' />
      )}
    </>
  )
}

const Found = ({ villageId, name, onChoose }: ChoosePersonProps & { name: string }) => {
  const query = useRead(['role.findPeople', villageId, name], () =>
    api.role.findPeople.query({ villageId, name })
  )
  return (
    <PageState
      query={query}
      isEmpty={({ people }) => people.length === 0}
      empty={{ title: '名册上没有这个人', hint: '请核对姓名。新来的人，先在“导入名册”里加上。' }}
    >
      {({ people, more }) => (
        <>
          <Cells title='是哪一位'>
            {people.map((p) => (
              <Cell key={p.memberId} title={p.name} note={noteOf(p)} onTap={() => onChoose(p)} />
            ))}
          </Cells>
          <Notice>{more ? '还有同样的姓名，请把名字写全。' : null}</Notice>
        </>
      )}
    </PageState>
  )
}

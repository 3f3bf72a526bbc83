import { useState } from 'react'
import { api, type Inputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Field, Labelled } from '@/client/components/field'
import { Notice } from '@/client/components/notice'
import { toast } from '@/client/components/toast'
import { type Kin, kinNames, kins } from '@/domain/claim/kin'

interface NoteFormProps {
  readonly villageId: string
  readonly memberId: string
  /** Whose relative it is, as the question says it: 我, 覃秀兰. */
  readonly whose: string
  readonly onDone?: () => void
}

/** A relative by the whole name, and what they are to the person. */
export const NoteForm = ({ villageId, memberId, whose, onDone }: NoteFormProps) => {
  const [name, setName] = useState('')
  const [householdNo, setHouseholdNo] = useState('')
  const [relation, setRelation] = useState<Kin | null>(null)
  const [hasPressed, setPressed] = useState(false)
  const { submit, isRunning, problem, sentence } = useSubmit(
    (input: Inputs['kinship']['note']) => api.kinship.note.mutate(input),
    {
      onDone: (noted) => {
        toast(`已登记${noted.name}（户号${noted.householdNo}）`)
        setName('')
        setHouseholdNo('')
        setRelation(null)
        setPressed(false)
        void queryClient.invalidateQueries()
        onDone?.()
      }
    }
  )
  const nameLacks = name.trim().length < 2 ? '请写上亲戚的全名。' : null
  const relationLacks = relation ? null : '请选择是什么亲属。'
  const press = () => {
    setPressed(true)
    if (nameLacks || !relation) return
    const no = householdNo.trim()
    void submit({
      villageId,
      memberId,
      relative: { name: name.trim(), ...(no ? { householdNo: no } : {}) },
      relation
    })
  }
  return (
    <>
      <Field
        label='亲戚的姓名'
        hint='写全名，要在村里的名册上'
        value={name}
        maxLength={30}
        onInput={setName}
        error={hasPressed ? (nameLacks ?? (problem?.field === 'relative' ? problem.message : null)) : null}
      />
      <Field
        label='他家的户号'
        optional
        hint='有人同名时才要写'
        value={householdNo}
        maxLength={40}
        onInput={setHouseholdNo}
      />
      <Labelled label={`是${whose}的`} error={hasPressed ? relationLacks : null}>
        <Choice
          label={`是${whose}的`}
          shape='list'
          value={relation}
          onChoose={setRelation}
          options={kins.map((value) => ({ value, name: kinNames[value] }))}
        />
      </Labelled>
      <Notice tone={problem?.kind === 'offline' ? 'wait' : 'stop'}>{sentence}</Notice>
      <Button kind='primary' running={isRunning} onTap={press}>
        登记
      </Button>
    </>
  )
}

import { View } from '@tarojs/components'
import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'
import { NumberField } from '@/client/components/number-field'
import { sources } from '@/domain/decision/life'
import { sourcesFor } from './proposal'
import type { ProposalProps } from './topic-questions'

/** Where the matter comes from; for a petition, how many signed and for which meeting. */
export const SourceFields = ({ form, edit, wrong, roles }: ProposalProps & { roles: readonly string[] }) => {
  const { petition } = form
  const set = (change: Partial<typeof petition>) => edit({ petition: { ...petition, ...change } })
  return (
    <>
      <Labelled label='从哪里来' error={wrong('source.kind', 'source')}>
        <Choice
          label='从哪里来'
          shape='list'
          value={form.source}
          onChoose={(source) => edit({ source })}
          options={sourcesFor(roles).map((value) => ({ value, name: sources[value] }))}
        />
      </Labelled>
      {form.source === 'petition' ? (
        <>
          <Labelled label='谁联名' error={wrong('source.petition')}>
            <Choice
              label='谁联名'
              shape='row'
              value={petition.signers}
              onChoose={(signers) => set({ signers })}
              options={[
                { value: 'villagers', name: '村民' },
                { value: 'reps', name: '村民代表' }
              ]}
            />
          </Labelled>
          <View className='xy-duo'>
            <NumberField
              label='联名的'
              unit='人'
              value={petition.count}
              onChange={(count) => set({ count })}
              error={wrong('source.petition.count')}
            />
            <NumberField
              label='一共有'
              unit='人'
              value={petition.base}
              onChange={(base) => set({ base })}
              error={wrong('source.petition.base')}
            />
          </View>
          <Labelled label='要求开什么会'>
            <Choice
              label='要求开什么会'
              shape='row'
              value={petition.asksFor}
              onChoose={(asksFor) => set({ asksFor })}
              options={[
                { value: 'villagers_meeting', name: '村民会议' },
                { value: 'rep_meeting', name: '代表会议' }
              ]}
            />
          </Labelled>
        </>
      ) : null}
    </>
  )
}

import { Choice } from '@/client/components/choice'
import { Labelled } from '@/client/components/field'

/** How the household is to be called in public. */
export const FullName = ({ value, onChoose }: { value: boolean; onChoose: (value: boolean) => void }) => (
  <Labelled label='公示时怎么写'>
    <Choice
      label='公示时怎么写'
      shape='list'
      value={value}
      onChoose={onChoose}
      options={[
        { value: false, name: '只写姓和户号尾号' },
        { value: true, name: '可以写户主全名' }
      ]}
    />
  </Labelled>
)

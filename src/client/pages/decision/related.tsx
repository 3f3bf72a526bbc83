import { View } from '@tarojs/components'
import { Fact } from '@/client/components/fact'
import { Panel } from '@/client/components/panel'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'
import type { Whole } from './index'

interface RelatedProps {
  readonly villageId: string
  readonly whole: Whole
}

/** Who decides and why, where it came from, its wordings, and what it replaces or was replaced by. */
export const Related = ({ villageId, whole }: RelatedProps) => {
  const { decisionId, supersedes, supersededBy, followUp, versionNo } = whole
  const open = (id: string) => go('decision', { villageId, decisionId: id })
  if (!whole.decidedBy && !whole.source && !versionNo) return null
  return (
    <Panel title={whole.decidedBy ? `由${whole.decidedBy}决定` : '从哪里来'}>
      {whole.whyDecidedBy ? <View className='xy-prose'>{whole.whyDecidedBy}</View> : null}
      <View className='xy-facts'>
        {whole.source ? <Fact name='谁提的' value={whole.source} /> : null}
        {whole.topic ? <Fact name='哪类事' value={whole.topic} /> : null}
        {followUp ? (
          <Fact
            name='还要报'
            value={`${followUp.name}${followUp.document ? `：${followUp.document}` : followUp.holdsWork ? '，批下来才能动工' : ''}（${followUp.article}）`}
          />
        ) : null}
      </View>
      {supersedes ? (
        <Way onTap={() => open(supersedes.decisionId)}>{`要变更的原决议：${supersedes.title}`}</Way>
      ) : null}
      {supersededBy ? (
        <Way onTap={() => open(supersededBy.decisionId)}>{`已由新决议变更：${supersededBy.title}`}</Way>
      ) : null}
      {versionNo ? (
        <Way onTap={() => go('versions', { villageId, decisionId })}>
          {versionNo > 1 ? `方案改过${versionNo - 1}次，看改了什么` : '看方案全文'}
        </Way>
      ) : null}
    </Panel>
  )
}

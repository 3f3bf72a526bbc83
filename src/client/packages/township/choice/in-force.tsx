import { View } from '@tarojs/components'
import type { Outputs } from '@/client/api/client'
import { Cell, Cells } from '@/client/components/cells'
import { sayExactly } from '@/client/words/dates'
import { type CountyChoice, townCheckNames } from '@/domain/county/choice'
import { packFamilies } from '@/domain/rule-pack/families'

export type CountyRules = Outputs['county']['readChoice']

/** The rules as they hold today, chosen or not. */
export const InForce = ({ rules }: { rules: CountyRules }) => {
  const { settings, choice, packName, countyName } = rules
  return (
    <Cells title={`${countyName}现在的规则`}>
      <Cell title='规则包' value={packName} />
      <Cell title='党员大会到会人数' value={choice.partyTwoThirds ? '党员总数的三分之二以上' : '按规则包'} />
      <Cell title='商议后送乡镇听意见' value={townCheckNames[settings.townCheck].name} />
      <Cell title='乡镇提意见的期限' value={`${settings.opinionWorkingDays}个工作日`} />
      <Cell title='没通过的事再提' value={`${settings.repeatMonths}个月以后`} />
      <Cell title='双方票数接近' value={`相差不到投票数的${settings.closePercent}%`} />
      <Cell title='积分公示提异议的时间' value={`${settings.pointsWindowDays}天`} />
    </Cells>
  )
}

const says: { readonly [K in keyof CountyChoice]: (choice: CountyChoice) => string } = {
  packFamily: (c) => `规则包：${c.packFamily === null ? '按所在地' : packFamilies[c.packFamily]}`,
  partyTwoThirds: (c) => `党员大会要三分之二到会：${c.partyTwoThirds ? '要' : '不要'}`,
  townCheck: (c) => `送乡镇听意见：${c.townCheck === null ? '按规则包' : townCheckNames[c.townCheck].name}`,
  opinionWorkingDays: (c) =>
    `乡镇期限：${c.opinionWorkingDays === null ? '按规则包' : `${c.opinionWorkingDays}个工作日`}`,
  repeatMonths: (c) => `再提间隔：${c.repeatMonths === null ? '按规则包' : `${c.repeatMonths}个月`}`,
  closePercent: (c) => `票数接近：${c.closePercent === null ? '按规则包' : `${c.closePercent}%`}`,
  pointsWindowDays: (c) =>
    `积分公示异议期：${c.pointsWindowDays === null ? '按规则包' : `${c.pointsWindowDays}天`}`
}

/** Every change, the newest first: what it was and what it became. */
export const Changes = ({ rules }: { rules: CountyRules }) =>
  rules.changes.length === 0 ? null : (
    <View className='xy-section'>
      <View className='xy-section__title'>改过的记录</View>
      {rules.changes.map((c) => (
        <View key={c.eventId} className='xy-panel'>
          <View className='xy-panel__aside'>{`${sayExactly(c.at)} · ${c.by}`}</View>
          {c.changed.map((field) => (
            <View key={field} className='xy-prose'>
              {`${says[field](c.before)}，改成${says[field](c.after).split('：')[1]}`}
            </View>
          ))}
          <View className='xy-panel__aside'>{`理由：${c.reason}`}</View>
        </View>
      ))}
    </View>
  )

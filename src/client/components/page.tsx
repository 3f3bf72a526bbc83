import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { queryClient } from '@/client/api/query-client'
import { goBack } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'
import { AgesOfPage, newAges } from './ages'
import { useLook } from './dress'
import { Icon } from './icon'
import { Mishap } from './mishap'
import { PhoneLine } from './phone-line'
import { PrivacySheet } from './privacy-sheet'
import { Status } from './status'
import { Tap } from './tap'
import { TrainingBar } from './training-bar'

interface PageProps {
  readonly title: string
  /** A tab has no way back. */
  readonly tab?: boolean
  /** Room for two columns or a table where the screen has it; styled in the packages that need it. */
  readonly wide?: boolean
  /** One of the offices' queues; styled in the packages that need it. */
  readonly office?: boolean
  /** Stays at the bottom of the screen: the one thing to do on this page. */
  readonly foot?: ReactNode
  /** Whom to call comes with what this page reads anyway. */
  readonly contactComes?: boolean
  readonly children: ReactNode
}

/** The root of every page: theme, care mode, title, the way back, room for the phone's edges. */
export const Page = ({
  title,
  tab = false,
  wide = false,
  office = false,
  foot,
  contactComes = false,
  children
}: PageProps) => {
  const classes = [useLook()]
  const [ages] = useState(newAges)
  useDidShow(() => {
    if (!isWeapp) void Taro.setNavigationBarTitle({ title })
  })
  usePullDownRefresh(() => {
    void queryClient.refetchQueries({ type: 'active' }).then(() => Taro.stopPullDownRefresh())
  })
  if (tab) classes.push('xy-page_tab')
  if (wide) classes.push('xy-page_wide')
  if (office) classes.push('xy-page_office')
  return (
    <View className={classes.join(' ')}>
      <TrainingBar />
      {tab || isWeapp ? null : (
        <View className='xy-topbar' {...a11y({ role: 'banner' })}>
          <Tap className='xy-topbar__back' label='返回' onTap={() => goBack()}>
            <Icon name='back' />
          </Tap>
          <View
            className='xy-topbar__title'
            {...a11y({ role: 'heading' })}
            {...(isWeapp ? {} : { 'aria-level': '1' })}
          >
            {title}
          </View>
        </View>
      )}
      <View
        className={`xy-content ${foot ? 'xy-content_footed' : ''}`}
        {...a11y({ role: isWeapp ? undefined : 'main' })}
      >
        <AgesOfPage.Provider value={ages}>
          <Mishap>{children}</Mishap>
        </AgesOfPage.Provider>
        <PhoneLine comes={contactComes} />
      </View>
      <Status ages={ages} foot={foot} />
      {process.env.TARO_ENV === 'weapp' ? <PrivacySheet /> : null}
    </View>
  )
}

import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { queryClient } from '@/client/api/query-client'
import { goBack } from '@/client/navigate'
import { isCare, themeOf, useSettings } from '@/client/stores/settings'
import { isWeapp } from '@/client/words/platform'
import { a11y } from './a11y'
import { dress } from './dress'
import { Icon } from './icon'
import { PrivacySheet } from './privacy-sheet'
import { Tap } from './tap'

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
  readonly children: ReactNode
}

/** The root of every page: theme, care mode, title, the way back, room for the phone's edges. */
export const Page = ({ title, tab = false, wide = false, office = false, foot, children }: PageProps) => {
  const theme = useSettings(themeOf)
  const care = useSettings(isCare)
  useDidShow(() => {
    dress(theme, care)
    if (!isWeapp) void Taro.setNavigationBarTitle({ title })
  })
  usePullDownRefresh(() => {
    void queryClient.refetchQueries({ type: 'active' }).then(() => Taro.stopPullDownRefresh())
  })
  // Also when it is changed on this very page.
  useEffect(() => dress(theme, care), [theme, care])
  const classes = ['wx-root', 'xy-page', theme === 'dark' ? 'weui-dark' : '', care ? 'weui-care' : '']
  if (tab) classes.push('xy-page_tab')
  if (wide) classes.push('xy-page_wide')
  if (office) classes.push('xy-page_office')
  return (
    <View className={classes.filter(Boolean).join(' ')}>
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
        {children}
      </View>
      {foot ? (
        <View className='xy-foot'>
          <View className='xy-foot__inner'>{foot}</View>
        </View>
      ) : null}
      {process.env.TARO_ENV === 'weapp' ? <PrivacySheet /> : null}
    </View>
  )
}

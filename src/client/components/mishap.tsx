import { Component, type ReactNode } from 'react'
import { queryClient } from '@/client/api/query-client'
import { Button } from './button'
import { Blank } from './page-state'

interface MishapProps {
  readonly children: ReactNode
}

/**
 * What a page holds; where drawing it fails, a sentence and a way to go on instead of nothing: Taro itself leaves the page
 * white for good. React has said in the console what went wrong.
 */
export class Mishap extends Component<MishapProps, { readonly failed: boolean }> {
  static getDerivedStateFromError = () => ({ failed: true })

  override state = { failed: false }

  /** What was read may be what cannot be drawn. */
  private readonly again = (): void => {
    queryClient.removeQueries({ type: 'inactive' })
    this.setState({ failed: false })
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <Blank icon='info' title='这一页没有显示出来' hint='写了的都还在。点“重试”，还是不行就打下面的电话。'>
        <Button kind='primary' onTap={this.again}>
          重试
        </Button>
      </Blank>
    )
  }
}

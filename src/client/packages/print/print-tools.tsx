import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button } from '@/client/components/button'
import { Choice } from '@/client/components/choice'
import { Notice } from '@/client/components/notice'
import { type Paper, pageRule, papers, upright } from './paper'
import './print.scss'

interface PrintToolsProps {
  readonly title: string
  readonly paper: Paper
  /** Which papers it can be printed on; upright in both sizes where it is not said. */
  readonly among?: readonly Paper[]
  readonly onPaper: (paper: Paper) => void
  readonly warning?: string | null
}

/** What stands above a sheet on the screen and not on paper: which paper, and the way to the printer. */
export const PrintTools = ({ title, paper, among = upright, onPaper, warning = null }: PrintToolsProps) => {
  usePageRule(pageRule(paper, title))
  return (
    <View className='xy-print__tools'>
      <Notice tone='stop'>{warning}</Notice>
      <Choice
        label='用多大的纸'
        shape='row'
        value={paper}
        onChoose={onPaper}
        options={among.map((value) => ({ value, name: papers[value].name }))}
      />
      <Button kind='primary' onTap={() => window.print()}>
        打印或存成PDF
      </Button>
      <View className='xy-print__hint'>
        打印窗口里“边距”选“默认”，“缩放”选100%，去掉“页眉和页脚”。请用较新的浏览器（Chrome、Edge）。
      </View>
    </View>
  )
}

// Only a rule of the document can set the paper; it goes with the page.
const usePageRule = (rule: string): void => {
  useEffect(() => {
    const style = document.createElement('style')
    style.textContent = rule
    document.head.append(style)
    return () => style.remove()
  }, [rule])
}

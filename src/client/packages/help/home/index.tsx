import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { go } from '@/client/navigate'
import { isWeapp } from '@/client/words/platform'

/** 帮助: the three cards once more, and answers to what people ask. The phone stands at the end, as on every page. */
const Help = () => (
  <Page title='帮助'>
    <Cells>
      <Cell
        icon='book'
        title='三张图看懂小院'
        note='村里的事怎么定，有事怎么说，积分怎么查'
        onTap={() => go('firstCards')}
      />
      <Cell icon='sound' title='朗读和说话' note='让手机读给您听，说话变成字' onTap={() => go('voiceHelp')} />
      <Cell
        icon='info'
        title='常见问题'
        note='怎么提异议，积分怎么算，手机丢了怎么办'
        onTap={() => go('helpAnswers')}
      />
      <Cell
        icon='person'
        title='我能做什么'
        note='村民、村委会、村监委、乡镇，各一页'
        onTap={() => go('helpRole')}
      />
      <Cell
        icon='house'
        title='练习村'
        note='里面的人和事都是编的，随便试，不算数'
        onTap={() => go('training')}
      />
      {isWeapp ? null : (
        <Cell
          icon='table'
          title='打印给村委会的折页'
          note='两页A4，四议两公开每一步做什么'
          onTap={() => go('leafletPrint')}
        />
      )}
    </Cells>
  </Page>
)

export default Help

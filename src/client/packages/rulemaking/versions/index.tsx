import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, type Outputs } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { useReadMore } from '@/client/api/use-read-more'
import { Cell, Cells } from '@/client/components/cells'
import { Fold } from '@/client/components/fold'
import { More } from '@/client/components/more'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { go } from '@/client/navigate'
import { sayDate } from '@/client/words/dates'

const standings = { ahead: '还没有施行', now: '正在施行', over: '', revoked: '决议已撤销' } as const

type Change = NonNullable<Outputs['rulebook']['compare']>['changes'][number]

/** 历次积分细则: every version, and what each changed against the one before. */
const Versions = () => {
  const { villageId = '' } = useRouter().params
  const query = useReadMore(['rulebook.listVersions', villageId], {
    read: (before) =>
      api.rulebook.listVersions.query({ villageId, ...(before ? { before: Number(before) } : {}) }),
    next: ({ next }) => (next === null ? null : String(next))
  })
  return (
    <Page title='历次积分细则'>
      <PageState
        query={query}
        isEmpty={([first]) => !first || first.versions.length === 0}
        empty={{ title: '还没有积分细则', hint: '村里通过以后会放在这里。' }}
      >
        {(pages) => (
          <>
            {pages
              .flatMap((page) => page.versions)
              .map((v) => (
                <View key={v.rulebookId} className='xy-panel'>
                  <Cells>
                    <Cell
                      title={`第${v.version}版 ${v.title}`}
                      note={`${sayDate(v.effectiveFrom)}起${v.lastDay ? `，到${sayDate(v.lastDay)}为止` : ''}。${v.adoptedBy}`}
                      value={standings[v.standing]}
                      onTap={() => go('rulebook', { villageId, rulebookId: v.rulebookId })}
                    />
                  </Cells>
                  {v.version > 1 ? (
                    <Fold title={`第${v.version}版改了什么`}>
                      <Changes villageId={villageId} rulebookId={v.rulebookId} />
                    </Fold>
                  ) : null}
                </View>
              ))}
            <More more={query.more} word='看更早的版本' />
          </>
        )}
      </PageState>
    </Page>
  )
}

const Changes = (of: { villageId: string; rulebookId: string }) => {
  const query = useRead(['rulebook.compare', of.rulebookId], () => api.rulebook.compare.query(of))
  return (
    <PageState
      query={query}
      isEmpty={(found) => found === null || found.changes.length === 0}
      empty={{ title: '条目没有变化' }}
    >
      {(found) => (
        <>
          {(found?.changes ?? []).map((change) => (
            <ChangeView key={`${change.kind}${change.words}`} change={change} />
          ))}
        </>
      )}
    </PageState>
  )
}

const kinds = { added: '新增', removed: '去掉', changed: '修改' } as const

const ChangeView = ({ change: { kind, words, before, after } }: { change: Change }) => (
  <View className='xy-entry'>
    <View className='xy-entry__what'>{`${kinds[kind]}：${words}`}</View>
    {before.length > 0 ? <View className='xy-entry__line'>{`原来：${before.join('；')}`}</View> : null}
    {after.length > 0 ? (
      <View className='xy-entry__line'>{`${kind === 'changed' ? '现在：' : ''}${after.join('；')}`}</View>
    ) : null}
  </View>
)

export default Versions

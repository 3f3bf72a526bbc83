import '../account.scss'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { api, type Inputs, type Outputs } from '@/client/api/client'
import { queryClient } from '@/client/api/query-client'
import { useMe } from '@/client/api/use-me'
import { useRead } from '@/client/api/use-read'
import { useSubmit } from '@/client/api/use-submit'
import { Button } from '@/client/components/button'
import { Cell, Cells } from '@/client/components/cells'
import { Notice } from '@/client/components/notice'
import { Page } from '@/client/components/page'
import { PageState } from '@/client/components/page-state'
import { Heading } from '@/client/components/panel'
import { ReadAloud } from '@/client/components/read-aloud'
import { confirm, toast } from '@/client/components/toast'
import { go } from '@/client/navigate'
import { useSession } from '@/client/stores/session'
import { sayDate, sayExactly } from '@/client/words/dates'
import { spoken } from '@/domain/spoken/for-ear'

type Privacy = Outputs['account']['readPrivacy']

/** 隐私说明: one version of it, whom to call, and one's own word about it. */
const PrivacyPage = () => {
  const { version } = useRouter().params
  const { isSignedIn } = useMe()
  const villageId = useSession((s) => s.village?.villageId)
  const query = useRead(['account.readPrivacy', version, villageId], () =>
    api.account.readPrivacy.query({
      ...(version ? { version: Number(version) } : {}),
      ...(villageId ? { villageId } : {})
    })
  )
  return (
    <Page title='隐私说明'>
      <PageState query={query}>{(privacy) => <Text privacy={privacy} isSignedIn={isSignedIn} />}</PageState>
    </Page>
  )
}

const Text = ({ privacy, isSignedIn }: { privacy: Privacy; isSignedIn: boolean }) => (
  <>
    <View className='xy-lead'>
      <Heading className='xy-lead__title'>您的信息，说清楚</Heading>
      <View className='xy-lead__note'>{`第${privacy.version}版，${sayDate(privacy.from)}起`}</View>
    </View>
    {privacy.version === privacy.currentVersion ? null : <Notice>这是旧的一版，现在用的是新的。</Notice>}
    {privacy.mustAgree && privacy.word?.kind === 'agreed' ? (
      <Notice>{`说明更新了：${privacy.news}看过后同意，才能接着用。`}</Notice>
    ) : null}
    <ReadAloud text={() => spoken(privacy.sections.flatMap((s) => [s.heading, ...s.lines]))} />
    {privacy.sections.map((s) => (
      <View key={s.heading} className='xy-panel'>
        <Heading className='xy-panel__title'>{s.heading}</Heading>
        {s.lines.map((line) => (
          <View key={line} className='xy-prose xy-account__line'>
            {line}
          </View>
        ))}
      </View>
    ))}
    <Contact contact={privacy.contact} />
    {isSignedIn && privacy.version === privacy.currentVersion ? <OwnWord privacy={privacy} /> : null}
    <Versions privacy={privacy} />
  </>
)

const Contact = ({ contact }: { contact: Privacy['contact'] }) =>
  contact ? (
    <Cells title='有疑问找谁'>
      <Cell title={contact.office} note={contact.address} />
      <Cell
        icon='bell'
        title='打电话'
        value={contact.phone}
        onTap={() => void Taro.makePhoneCall({ phoneNumber: contact.phone }).catch(() => undefined)}
      />
    </Cells>
  ) : null

const OwnWord = ({ privacy }: { privacy: Privacy }) => {
  const say = useSubmit((input: Inputs['account']['consent']) => api.account.consent.mutate(input), {
    onDone: ({ kind }) => {
      toast(kind === 'agreed' ? '已同意' : '已撤回')
      void queryClient.invalidateQueries()
    }
  })
  const version = privacy.currentVersion
  const agreed = privacy.word?.kind === 'agreed' && !privacy.mustAgree ? privacy.word : null
  const withdraw = async () => {
    const sure = await confirm(
      '撤回同意',
      '撤回后只能看公开的内容，不能说事、查积分；以前办的不变。随时可以再同意。',
      '撤回'
    )
    if (sure) await say.submit({ version, kind: 'withdrawn' })
  }
  return (
    <View className='xy-panel xy-panel_accent'>
      <Heading className='xy-panel__title'>您的意思</Heading>
      <View className='xy-prose'>
        {agreed ? `您在${sayExactly(agreed.at)}同意了第${agreed.version}版。` : wordOf(privacy)}
      </View>
      <Notice tone='stop'>{say.sentence}</Notice>
      {agreed ? (
        <Button running={say.isRunning} onTap={() => void withdraw()}>
          撤回同意
        </Button>
      ) : (
        <Button
          kind='primary'
          running={say.isRunning}
          onTap={() => void say.submit({ version, kind: 'agreed' })}
        >
          我看过了，同意
        </Button>
      )}
    </View>
  )
}

const wordOf = ({ word }: Privacy): string => {
  if (word?.kind === 'withdrawn') return `您在${sayExactly(word.at)}撤回了同意，现在只能看公开的内容。`
  if (word) return `您在${sayExactly(word.at)}同意过第${word.version}版。`
  return '您还没有说同意不同意。不同意，也可以看公开的内容。'
}

const Versions = ({ privacy }: { privacy: Privacy }) => (
  <Cells title='每一版'>
    {privacy.versions.map((v) => (
      <Cell
        key={v.version}
        title={`第${v.version}版`}
        note={`${sayDate(v.from)}起。${v.news}`}
        {...(v.version === privacy.version
          ? { value: '正在看' }
          : { onTap: () => go('privacy', { version: String(v.version) }) })}
      />
    ))}
  </Cells>
)

export default PrivacyPage

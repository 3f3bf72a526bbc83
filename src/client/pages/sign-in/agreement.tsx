import './agreement.scss'
import { api } from '@/client/api/client'
import { useRead } from '@/client/api/use-read'
import { PageState } from '@/client/components/page-state'
import { Tick } from '@/client/components/tick'
import { Way } from '@/client/components/way'
import { go } from '@/client/navigate'

interface AgreementProps {
  /** The version that was ticked; null: not ticked. Never ticked beforehand. */
  readonly agreed: number | null
  readonly onAgree: (version: number | null) => void
}

/** The tick before the first sign-in, and the way to what is agreed to. */
export const Agreement = ({ agreed, onAgree }: AgreementProps) => {
  const query = useRead(['account.readPrivacy'], () => api.account.readPrivacy.query({}))
  return (
    <PageState query={query}>
      {({ currentVersion }) => (
        <>
          <Tick
            on={agreed !== null}
            title='我看过隐私说明，同意'
            note='不同意，也能看公开的内容'
            onTap={() => onAgree(agreed === null ? currentVersion : null)}
          />
          <Way onTap={() => go('privacy')}>看隐私说明</Way>
        </>
      )}
    </PageState>
  )
}

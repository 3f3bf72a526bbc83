import { Cell, Cells } from '@/client/components/cells'
import { go } from '@/client/navigate'

/** From the deed to the entry: to claim, to see how far one's claims are, and what hangs on the board. */
export const ClaimWays = ({ villageId, home }: { villageId: string; home?: boolean }) => (
  <Cells>
    {home ? (
      <>
        <Cell icon='plus' title='申报积分' hint='做了细则里的事，自己报' onTap={() => go('declare')} />
        <Cell icon='queue' title='我的申报' hint='评到哪一步，谁评的' onTap={() => go('ownClaims')} />
      </>
    ) : null}
    <Cell
      icon='table'
      title='积分公示'
      hint='入账以前先公示，不对可以提异议'
      onTap={() => go('pointsNotices', { villageId })}
    />
  </Cells>
)

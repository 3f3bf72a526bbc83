import { useMe } from '@/client/api/use-me'
import { Cell, Cells } from '@/client/components/cells'
import { Page } from '@/client/components/page'
import { go } from '@/client/navigate'

/** 账号与隐私: what one may know and do about one's own data. The explanation is everybody's to read. */
const AccountHome = () => {
  const { isSignedIn, member } = useMe()
  return (
    <Page title='账号与隐私'>
      <Cells>
        <Cell
          icon='book'
          title='隐私说明'
          hint='留下什么，为什么，多久，谁看得到'
          onTap={() => go('privacy')}
        />
        {isSignedIn ? (
          <>
            <Cell
              icon='table'
              title='要一份我的资料'
              hint='您在小院的全部资料，打包下载'
              onTap={() => go('copy')}
            />
            {member ? (
              <>
                <Cell
                  icon='person'
                  title='名册上写错了'
                  hint='姓名、出生年月、手机号……请村委会改'
                  onTap={() => go('correct')}
                />
                <Cell
                  icon='house'
                  title='取消认户'
                  hint='这个微信不再是这一户的人'
                  onTap={() => go('unbind')}
                />
              </>
            ) : null}
          </>
        ) : null}
        <Cell
          icon='speak'
          title='投诉举报'
          hint='对内容、个人信息、服务不满意'
          onTap={() => go('complain')}
        />
        {isSignedIn ? <Cell icon='info' title='注销账号' onTap={() => go('closeAccount')} /> : null}
      </Cells>
    </Page>
  )
}

export default AccountHome

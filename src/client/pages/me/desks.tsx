import type { MayDo, Me } from '@/client/api/use-me'
import { Cell, Cells } from '@/client/components/cells'
import { go, type pages } from '@/client/navigate'

const desks: readonly { may: MayDo; title: string; note: string; icon: string; page: keyof typeof pages }[] =
  [
    {
      may: 'decision_desk',
      title: '议事办理',
      note: '四议两公开走到哪一步，轮到谁办',
      icon: 'book',
      page: 'desk'
    },
    {
      may: 'issue_desk',
      title: '说事办理',
      note: '要我接下、派人、办完的，按期限排',
      icon: 'speak',
      page: 'hosting'
    },
    {
      may: 'issue_moderate',
      title: '说事审核',
      note: '村民说的事，看过再公开',
      icon: 'queue',
      page: 'queue'
    },
    {
      may: 'issue_township',
      title: '说事督办',
      note: '各村在办的、超期的，要回访的',
      icon: 'queue',
      page: 'townMatters'
    },
    {
      may: 'issue_report',
      title: '说事月报',
      note: '一个月的数，下载成表格',
      icon: 'table',
      page: 'issueReport'
    },
    {
      may: 'issue_county_report',
      title: '全县说事月报',
      note: '各乡镇的合计，不到5件的不显示',
      icon: 'table',
      page: 'issueReport'
    },
    {
      may: 'choose_issue_terms',
      title: '说事的期限',
      note: '各级几天办完，按工作日还是自然日',
      icon: 'table',
      page: 'issueTerms'
    },
    {
      may: 'open311_keys',
      title: '开放接口',
      note: '让别的系统交来、读到公开的事',
      icon: 'book',
      page: 'apiKeys'
    },
    {
      may: 'message_dead',
      title: '没发出去的提醒',
      note: '微信没有收下的，为什么，再发一次',
      icon: 'bell',
      page: 'deadLetters'
    },
    {
      may: 'notice_cosign',
      title: '待会签的公示',
      note: '和登记的对一对，一样就会签',
      icon: 'tick',
      page: 'cosign'
    },
    {
      may: 'objection_queue',
      title: '异议办理',
      note: '受理、答复、核实，按期限排',
      icon: 'speak',
      page: 'objectionQueue'
    },
    {
      may: 'objection_report',
      title: '村里的议事',
      note: '等乡镇意见的，超过期限的',
      icon: 'queue',
      page: 'townDecisions'
    },
    {
      may: 'objection_report',
      title: '转来的异议',
      note: '调查核实，报告情况',
      icon: 'speak',
      page: 'passedUp'
    },
    {
      may: 'meeting_own',
      title: '要表决的事',
      note: '请我开的会，我到会的记录',
      icon: 'bell',
      page: 'coming'
    },
    {
      may: 'points_record',
      title: '记积分',
      note: '一件事记一户，也可以一次记几十户',
      icon: 'points',
      page: 'record'
    },
    {
      may: 'points_rescore',
      title: '评积分',
      note: '申报和记录的分，等我打分',
      icon: 'points',
      page: 'assess'
    },
    {
      may: 'points_batch_read',
      title: '积分复核',
      note: '抽查、复核，收成一批公示',
      icon: 'queue',
      page: 'review'
    },
    {
      may: 'points_reverse_ask',
      title: '积分冲销',
      note: '入错账的，两个人确认才冲销',
      icon: 'points',
      page: 'reversals'
    },
    {
      may: 'points_carry_ask',
      title: '并户转分',
      note: '并到别的户的，剩下的积分转过去',
      icon: 'points',
      page: 'carries'
    },
    {
      may: 'read_points_list',
      title: '积分名单',
      note: '一月一年，谁家得了多少，看明细',
      icon: 'table',
      page: 'pointsList'
    },
    {
      may: 'deduction_list',
      title: '扣分办理',
      note: '提醒、告知、申辩、复核；村里开了扣分才用',
      icon: 'queue',
      page: 'deductions'
    },
    {
      may: 'rulebook_draft',
      title: '起草积分细则',
      note: '写新的一版，交四议两公开',
      icon: 'book',
      page: 'rulebookDrafts'
    },
    {
      may: 'read_shop_books',
      title: '兑换柜台',
      note: '农户来领东西，商品、盘点、预算、结算',
      icon: 'house',
      page: 'shopCounter'
    },
    {
      may: 'honour_view',
      title: '最美评选院落评议',
      note: '院落里被提名的户，记大家的意见',
      icon: 'house',
      page: 'honourView'
    },
    {
      may: 'honour_judge',
      title: '最美评选',
      note: '开一轮、村里评议、公示',
      icon: 'house',
      page: 'honour'
    },
    {
      may: 'confirm_binding',
      title: '确认身份',
      note: '有人说自己是这一户的',
      icon: 'person',
      page: 'bindings'
    },
    {
      may: 'print_paper',
      title: '公示办理',
      note: '会签、挂出、取下、更正、打印',
      icon: 'table',
      page: 'board'
    },
    {
      may: 'correction_decide',
      title: '名册更正',
      note: '有人说名册上写错了，核对了改',
      icon: 'person',
      page: 'corrections'
    },
    {
      may: 'correction_look',
      title: '名册更正复看',
      note: '村里没有改，本人请乡镇看的',
      icon: 'person',
      page: 'corrections'
    },
    {
      may: 'complaint_answer',
      title: '答复投诉举报',
      note: '不经过村里的，按期限排',
      icon: 'speak',
      page: 'complaints'
    },
    {
      may: 'choose_county_rules',
      title: '隐私联系电话',
      note: '写在隐私说明里，让人问得到',
      icon: 'book',
      page: 'privacyContact'
    },
    {
      may: 'village_contact',
      title: '有事打谁的电话',
      note: '村里人在每一页下面都看得到',
      icon: 'speak',
      page: 'officePhone'
    },
    {
      may: 'township_contact',
      title: '有事打谁的电话',
      note: '村里没有写的，就打乡镇这个',
      icon: 'speak',
      page: 'officePhone'
    },
    {
      may: 'read_role',
      title: '任职',
      note: '谁在任，到哪天，谁来登记',
      icon: 'person',
      page: 'offices'
    },
    {
      may: 'read_household_list',
      title: '家户',
      note: '查一户有哪些人，谁认了户',
      icon: 'house',
      page: 'households'
    },
    { may: 'import_roster', title: '导入名册', note: '用表格更新户和人', icon: 'table', page: 'roster' },
    {
      may: 'read_county_rules',
      title: '县里的规则',
      note: '议事按哪套规则，乡镇几天内提意见',
      icon: 'table',
      page: 'countyChoice'
    }
  ]

/** Entrances to what this person's roles let them do; the server decides again, with the same table. */
export const Desks = ({ may }: { may: Me['may'] }) => {
  const open = desks.filter((d) => may.includes(d.may))
  return open.length === 0 ? null : (
    <Cells title='我的工作'>
      {open.map((d) => (
        <Cell key={d.title} icon={d.icon} title={d.title} hint={d.note} onTap={() => go(d.page)} />
      ))}
      <Cell icon='house' title='练习村' hint='怕弄错，先试一试，不算数' onTap={() => go('training')} />
    </Cells>
  )
}

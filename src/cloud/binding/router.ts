import { t } from '../api/trpc'
import { askByGateCode } from './ask-by-gate-code'
import { bindByPhone } from './bind-by-phone'
import { confirmBinding } from './confirm-binding'
import { endBinding } from './end-binding'
import { issueGateCodes } from './issue-gate-codes'
import { listPendingBindings } from './list-pending'
import { refuseBinding } from './refuse-binding'
import { releaseBinding } from './release-binding'

export const bindingRouter = t.router({
  bindByPhone,
  askByGateCode,
  listPending: listPendingBindings,
  confirm: confirmBinding,
  refuse: refuseBinding,
  release: releaseBinding,
  end: endBinding,
  issueGateCodes
})

import { t } from '../api/trpc'
import { listDemoPeople } from './list-demo-people'
import { readSession } from './read-session'
import { signInDemo } from './sign-in-demo'
import { signInWechat } from './sign-in-wechat'
import { signOut } from './sign-out'

export const sessionRouter = t.router({
  listDemoPeople,
  read: readSession,
  signInDemo,
  signInWechat,
  signOut
})

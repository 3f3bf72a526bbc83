import { t } from '../api/trpc'
import { confirmDesk } from './confirm-desk'
import { endDesk } from './end-desk'
import { listDemoPeople } from './list-demo-people'
import { listDesks } from './list-desks'
import { openDesk } from './open-desk'
import { readSession } from './read-session'
import { refuseDesk } from './refuse-desk'
import { seeDesk } from './see-desk'
import { signInDemo } from './sign-in-demo'
import { signInWechat } from './sign-in-wechat'
import { signOut } from './sign-out'
import { takeDesk } from './take-desk'
import { waitDesk } from './wait-desk'

export const sessionRouter = t.router({
  listDemoPeople,
  read: readSession,
  signInDemo,
  signInWechat,
  signOut,
  openDesk,
  waitDesk,
  takeDesk,
  seeDesk,
  confirmDesk,
  refuseDesk,
  listDesks,
  endDesk
})

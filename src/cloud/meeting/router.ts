import { t } from '../api/trpc'
import { callMeeting } from './call-meeting'
import { cancelMeeting } from './cancel-meeting'
import { consultHousehold } from './consult-household'
import { endMeeting } from './end-meeting'
import { listEntitled } from './list-entitled'
import { listOwnMeetings } from './list-own-meetings'
import { readConsultation } from './read-consultation'
import { readMeeting } from './read-meeting'
import { signMeeting } from './sign-meeting'
import { tellEntitled } from './tell-entitled'

export const meetingRouter = t.router({
  // `call` is a word that the router keeps for itself.
  convene: callMeeting,
  cancel: cancelMeeting,
  end: endMeeting,
  read: readMeeting,
  listEntitled,
  tell: tellEntitled,
  sign: signMeeting,
  listOwn: listOwnMeetings,
  consult: consultHousehold,
  readConsultation
})

import { dayOf } from '@/domain/common/calendar'
import { roleNames } from '@/domain/role/roles'
import { trainingCode, trainingName } from '@/domain/training/training'
import type { OpenedSession } from '../session/open-session'
import type { TrainingPerson, TrainingRow } from './load-training'

/** The training village of a county and as whom one may enter; null before there is one. */
export const presentTraining = (
  open: TrainingRow | null,
  people: readonly TrainingPerson[],
  mayReset: boolean
) => ({
  mayReset,
  open: open && {
    no: open.no,
    villageId: open.village_id,
    name: trainingName,
    code: trainingCode(open.no),
    foundedOn: dayOf(open.founded_at),
    people: people.map((p) => ({ holderId: p.holder_id, name: p.name, roleName: roleNames[p.role] }))
  }
})

/** The session of a visit; its token goes into `Authorization: Bearer …` until one goes back. */
export const presentVisit = (opened: OpenedSession, token: string) => ({ token, expiresAt: opened.expiresAt })

export const presentBegun = (no: number) => ({ no, code: trainingCode(no) })

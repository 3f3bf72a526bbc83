import { readRosterFile } from '../src/cloud/member/read-roster-file'
import { dayOf } from '../src/domain/common/calendar'
import { findNeighbour, ownHome } from './award-scene'
import type { Driver } from './driver'
import { earnPoints } from './earn-points'
import { lookAt } from './look-at'
import { ask, villageId, write } from './matter-scene'
import { openMessage } from './open-message'
import type { Village } from './resolve-rules'
import { signIn } from './story'

interface Rows {
  readonly households: readonly { readonly householdId: string; readonly no: string }[]
}

/** The roster as a table for Excel, with everybody of one household in another. */
const movedRoster = async (village: Village, from: string, into: { no: string; head: string }) => {
  const { file } = await ask<{ file: string }>(village, 'committee-a', 'member.exportRoster', { villageId })
  const [titles = [], ...rows] = await readRosterFile(Buffer.from(file, 'base64'))
  const at = (title: string) => titles.indexOf(title)
  const place = rows.find((row) => row[at('户号')] === into.no)
  if (!place) throw new Error(`nobody lives in ${into.no}`)
  const moved = rows.map((row) =>
    row[at('户号')] === from
      ? row.map((cell, i) => {
          if (i === at('与户主关系')) return '其他'
          return ['组', '院落', '户号', '户主'].includes(String(titles[i])) ? (place[i] ?? null) : cell
        })
      : row
  )
  const lines = [titles, ...moved].map((row) => row.map((cell) => String(cell ?? '')).join(','))
  return Buffer.from(`\uFEFF${lines.join('\n')}`).toString('base64')
}

const idOf = async (village: Village, no: string): Promise<string> => {
  const { households } = await ask<Rows>(village, 'committee-a', 'member.listHouseholds', {
    villageId,
    search: no
  })
  const found = households.find((h) => h.no === no)
  if (!found) throw new Error(`no household ${no}`)
  return found.householdId
}

/**
 * A neighbour moves in with the elders, and the household is no more: the committee asks for its points to follow, the
 * supervision committee says no and then yes, the elders are told and read in their statement where the points come from.
 * Needs a host of its own: the roster is everybody's.
 */
export const carriedStory = async (phone: Driver, address: string, photo: string): Promise<void> => {
  const village: Village = { address, photo, tokens: new Map(), today: dayOf(new Date()) }
  const [from, into] = [findNeighbour(), ownHome('villager-a-elder')]
  await earnPoints(village, await idOf(village, from.no), [{ words: '邻里互助', times: 1 }])
  await write(village, 'committee-a', 'member.applyRoster', {
    file: await movedRoster(village, from.no, into)
  })

  await signIn(phone, 'committee-a')
  await phone.tap(/^并户转分/)
  await phone.see(`户号${from.no}，剩`)
  await lookAt(phone, 'carried-01-left')
  await phone.tap('转到他们现在住的户')
  await phone.see(`${into.head}（${into.no}）`)
  await phone.tap('提出，等村监委确认')
  await phone.see('请写明为什么转')
  await phone.fill('为什么转', '两家并成一户住')
  await lookAt(phone, 'carried-02-ask')
  await phone.tap('提出，等村监委确认')
  await phone.see('等村监委确认')
  await phone.notSee('提出，等村监委确认')

  await openMessage(phone, 'supervisor-a', '有一户并到了别的户')
  await phone.see(`户号${from.no}的积分转到${into.head}`)
  await lookAt(phone, 'carried-03-decide')
  await phone.tap('不同意')
  await phone.see('不同意的，请写明原因')
  await phone.fill('意见', '问过两家，都愿意')
  phone.loseNextReply('points.decideCarry')
  await phone.tap('同意转过去')
  await phone.see('没有发出去')
  await phone.tap('同意转过去')
  await phone.see('已转')
  await lookAt(phone, 'carried-04-done')

  await openMessage(phone, 'villager-a-elder', '并进您家的户')
  await phone.see('合并转入')
  await phone.see(new RegExp(`从户号${from.no}并来：两家并成一户住`))
}

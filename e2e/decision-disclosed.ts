import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyArchive } from './decision-archive'
import { addPhoto, openOnDesk, register, type Scene } from './decision-forms'
import { openDecisions } from './decisions-tab'
import { passDays } from './pass-days'
import { signIn } from './story'

/** The committee writes the notice, a supervisor signs beside it, the secretary puts it up. */
export const publish = async (scene: Scene, draft: string, shot: string): Promise<void> => {
  const { phone, title } = scene
  await openOnDesk(scene, 'committee-a')
  await phone.tap(draft)
  await phone.see('检查并交村监委会签')
  await phone.shot(`decision-${shot}-draft`)
  await phone.tap('检查并交村监委会签')
  await phone.see('已交村监委会签')
  await signIn(phone, 'supervisor-a')
  await phone.tap(/^待会签的公示/)
  await phone.tap(new RegExp(title))
  await phone.see('登记的数，和公示写的对一对')
  await phone.shot(`decision-${shot}-cosign`)
  await phone.tap('看过了，和决议一样，会签')
  await phone.tap('会签')
  await phone.see('没有等会签的公示')
  await signIn(phone, 'secretary-a')
  await phone.tap(/^公示办理/)
  await phone.see('会签好了，可以挂出')
  await phone.tap('办理')
  await phone.tap('挂出')
  await phone.shot(`decision-${shot}-put-up`)
  await phone.tap('确认挂出')
  await phone.notSee('会签好了，可以挂出')
}

/** A villager far away reads what was decided, and how to object. */
export const readNotice = async ({ phone, title }: Scene): Promise<void> => {
  await signIn(phone, 'villager-a-daughter')
  await openDecisions(phone)
  await phone.see('公示中')
  await phone.tap(title)
  await phone.see('六步走到哪')
  await phone.shot('decision-14-page')
  await phone.tap(/看公示全文/)
  await phone.see('公示记录')
  await phone.see('28,600')
  await phone.shot('decision-15-notice')
}

/** Nobody objected in seven days: the work begins by the clock, is done and accepted. */
export const carryOut = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await signIn(phone, 'committee-a2')
  await passDays(scene, 7, 1)
  await openOnDesk(scene, 'committee-a')
  await phone.see('实施')
  await phone.tap('完工了，登记验收')
  await phone.fill('验收日期', scene.today)
  await phone.fill('决算金额', '27980')
  await addPhoto(scene)
  await phone.shot('decision-16-accepted')
  await register(phone, /完工/)
}

/** The result is up: the committee says so, and its term runs. */
export const resultIsOut = async (scene: Scene): Promise<void> => {
  const { phone } = scene
  await openOnDesk(scene, 'committee-a')
  await phone.tap('结果已经公开')
  await phone.shot('decision-20-out')
  await register(phone, '结果公开')
}

/** The result has hung its term: the clock closes the matter; the package is taken along and checked. */
export const archived = async (scene: Scene): Promise<void> => {
  const { phone, title } = scene
  await signIn(phone, 'secretary-a')
  await passDays(scene, 15, 1)
  await openDecisions(phone)
  await phone.tap(title)
  await phone.see('这件事已经办完')
  const folder = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-download-'))
  try {
    await phone.showText('下载完整档案')
    await phone.shot('decision-21-archived')
    const zip = path.join(folder, 'archive.zip')
    const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap(/^下载完整档案/)])
    await download.saveAs(zip)
    const said = await verifyArchive(zip)
    if (!said.includes('档案完整')) throw new Error(`the archive's check says:\n${said}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the villager who proposed it finds in the end. */
export const lookBack = async ({ phone, title }: Scene): Promise<void> => {
  await signIn(phone, 'villager-a-elder')
  await openDecisions(phone)
  await phone.tap(title)
  await phone.see('已完成6步')
  await phone.see(/应到\s*\d+/)
  await phone.see('比决议少花620元')
  await phone.shot('decision-22-whole')
  await phone.showText('决议和结果对着看')
  await phone.shot('decision-23-outcome')
}

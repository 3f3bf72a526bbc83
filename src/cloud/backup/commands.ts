import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { diskFileStore } from '../adapters/local/disk-file-store'
import { readS3 } from '../adapters/s3/s3-settings'
import { attachEmbedded } from '../db/attach-embedded'
import { openDataFolder } from '../db/data-folder'
import { eraseEmbedded, startEmbedded } from '../db/embedded'
import { type Db, openDatabase } from '../db/pool'
import { StartRefusal } from '../db/start-refusal'
import type { Terminal } from '../host/at-terminal'
import { readSettings, type Settings } from '../host/settings'
import { verifyLedger } from '../points/verify'
import { filesFolder, type Manifest } from './manifest'
import { restoreBackup } from './restore-backup'
import { takeBackup } from './take-backup'

const counted = ({ tables, files }: Manifest): string => {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const photos = files
    ? `、${files.count} 个照片和录音文件`
    : '（照片和录音不在里面，由放它们的存储自己备份）'
  return `${tables.length} 张表共 ${rows} 行${photos}`
}

/** Where photos and sounds lie on this machine; null where S3 keeps them. */
const filesDirOf = async (settings: Settings, env: NodeJS.ProcessEnv): Promise<string | null> =>
  readS3(env) === null ? path.join((await openDataFolder(settings.dataDir)).dir, 'files') : null

/**
 * `npm run backup -- <folder> [--no-files]`: the database and the files into a new folder, while 小院 may go on running;
 * the database alone with `--no-files`, where another store keeps the files.
 */
export const backupCommand = async ({ args, env, root, say }: Terminal): Promise<undefined> => {
  const [folder, ...rest] = args.filter((arg) => arg !== '--no-files')
  if (!folder || folder.startsWith('-') || rest.length > 0)
    throw new StartRefusal(
      '写法是 npm run backup -- 文件夹 [--no-files]，文件夹应是新的或空的；--no-files 不带照片和录音。'
    )
  const settings = readSettings([], env, root)
  const filesDir = args.includes('--no-files') ? null : await filesDirOf(settings, env)
  const { url, leave } =
    settings.databaseUrl === null
      ? await attachEmbedded(settings.dataDir).then(({ appUrl, leave }) => ({ url: appUrl, leave }))
      : { url: settings.databaseUrl, leave: async () => undefined }
  try {
    const manifest = await takeBackup({ url, filesDir }, path.resolve(folder), new Date())
    say(`备份好了：${path.resolve(folder)}，${counted(manifest)}。`)
    say(
      settings.secret === null
        ? `密钥不在备份里：请把 ${path.join(settings.dataDir, 'secret')} 另外存一份，没有它，恢复以后手机号认不出户、登录都要重来。`
        : '密钥不在备份里：请把 XIAOYUAN_SECRET 另外存一份，没有它，恢复以后手机号认不出户、登录都要重来。'
    )
  } finally {
    await leave()
  }
}

/**
 * `npm run restore -- <folder> [--rehearse]`: into the empty database that DATABASE_URL names (a login that may make
 * tables) or a new data folder; with `--rehearse` into a database of its own that is thrown away afterwards. The ledger
 * is worked out anew at the end, and every file looked for. Answers whether everything holds.
 */
export const restoreCommand = async ({ args, env, root, say }: Terminal): Promise<boolean> => {
  const isRehearsal = args.includes('--rehearse')
  const [folder, ...rest] = args.filter((arg) => arg !== '--rehearse')
  if (!folder || folder.startsWith('-') || rest.length > 0)
    throw new StartRefusal(
      '写法是 npm run restore -- 备份的文件夹 [--rehearse]；--rehearse 只演练，不动任何数据。'
    )
  const from = path.resolve(folder)
  if (isRehearsal) return rehearse(from, say)
  const settings = readSettings([], env, root)
  const filesDir = await filesDirOf(settings, env)
  const own = settings.databaseUrl === null ? await startEmbedded({ dir: settings.dataDir }) : null
  try {
    const ownerUrl = own?.ownerUrl ?? settings.databaseUrl ?? ''
    const manifest = await restoreBackup({ ownerUrl, filesDir }, from)
    say(`恢复好了：${counted(manifest)}，是 ${manifest.takenAt} 的样子。`)
    if (manifest.files !== null && filesDir === null)
      say(`照片和录音还没有恢复：请把 ${filesFolder(from)} 里的原样拷进桶里。`)
    const holds = await check(ownerUrl, manifest.files === null ? null : filesDir, say)
    say('请用备份时的密钥（XIAOYUAN_SECRET，或数据文件夹里的 secret 文件）启动。')
    return holds
  } finally {
    await own?.stop()
  }
}

const rehearse = async (from: string, say: Terminal['say']): Promise<boolean> => {
  const dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-rehearsal-'))
  const embedded = await startEmbedded({ dir })
  try {
    const manifest = await restoreBackup({ ownerUrl: embedded.ownerUrl, filesDir: null }, from)
    say(`演练：${counted(manifest)}都恢复出来了，是 ${manifest.takenAt} 的样子。`)
    return await check(embedded.ownerUrl, manifest.files === null ? null : filesFolder(from), say)
  } finally {
    await embedded.stop()
    await eraseEmbedded(dir)
    await rm(dir, { recursive: true, force: true })
  }
}

const check = async (url: string, filesDir: string | null, say: Terminal['say']): Promise<boolean> => {
  const db = openDatabase(url, { max: 1, statementMs: 0 })
  try {
    const { villages, entries, faults } = await verifyLedger(db)
    say(
      faults.length === 0
        ? `核对了 ${villages} 个村、${entries} 笔积分：全部一致。`
        : `核对了 ${villages} 个村、${entries} 笔积分：${faults.length} 处对不上，请运行 npm run ledger:verify 看是哪里。`
    )
    const missing = filesDir === null ? 0 : await missingFiles(db, filesDir)
    if (missing > 0) say(`有 ${missing} 个照片或录音文件不在备份里。`)
    return faults.length === 0 && missing === 0
  } finally {
    await db.destroy()
  }
}

const PAGE = 1000

const missingFiles = async (db: Db, filesDir: string): Promise<number> => {
  const store = diskFileStore(filesDir)
  let [villageId, id] = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000']
  let missing = 0
  for (;;) {
    const rows = await db
      .selectFrom('file')
      .select(['village_id', 'id'])
      .where(({ eb, refTuple, tuple }) => eb(refTuple('village_id', 'id'), '>', tuple(villageId, id)))
      .orderBy('village_id')
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const size = await store.sizeOf({ villageId: row.village_id, fileId: row.id, variant: 'main' })
      if (size === null) missing += 1
    }
    const last = rows.at(-1)
    if (!last) return missing
    ;[villageId, id] = [last.village_id, last.id]
  }
}

// 核对这份档案有没有被改动。在这个文件夹里运行：node verify.mjs
// 也可以把小院页面上写的档案校验码写在后面一起核对：node verify.mjs 3f2a……
// Checks the package it lies in; needs Node.js 18 or newer, no network, and nothing else.
// Ends with 0 when all is as it was written, else with 1 and the first difference, named by a stable code.
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const FORMAT = 'xiaoyuan-archive/1'
// What computers leave behind in a folder that was looked at.
const litter = ['.DS_Store', 'Thumbs.db', 'desktop.ini']

class Difference extends Error {}
const differs = (code, where, why) => {
  throw new Difference(`[${code}] ${where}：${why}`)
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** RFC 8785: members sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them. */
const canonical = (value) => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

const readJson = (path) => {
  let text = ''
  let value = null
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(root, path)))
    value = JSON.parse(text)
  } catch {
    differs('JSON_BROKEN', path, '读不出来，内容已经坏了')
  }
  if (canonical(value) !== text)
    differs('JSON_NOT_CANONICAL', path, '写法和原来不一样（顺序、空格或数字的写法变了）')
  return value
}

const without = (object, member) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== member))

/** Every entry hangs from the one before it, and carries the hash of all that is in it. */
const checkChain = (path, entries, head) => {
  let before = '0'.repeat(64)
  entries.forEach((entry, i) => {
    const where = `${path} 第${i + 1}条`
    if (entry.prev !== before) differs('CHAIN_BROKEN', where, '和前一条接不上，有内容被删掉、插入或调换')
    if (sha256(canonical(without(entry, 'hash'))) !== entry.hash)
      differs('ENTRY_ALTERED', where, '内容被改动')
    before = entry.hash
  })
  if (before !== head) differs('CHAIN_HEAD', path, '最后一条和清单里登记的不一样')
}

const walk = (folder) =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (litter.includes(name)) return []
    return lstatSync(join(root, path)).isDirectory() ? walk(path) : [path]
  })

const checkManifest = (expected) => {
  const manifest = readJson('manifest.json')
  if (manifest.format !== FORMAT) differs('FORMAT_UNKNOWN', 'manifest.json', '不是这个核对程序认识的格式')
  if (sha256(canonical(without(manifest, 'digest'))) !== manifest.digest)
    differs('MANIFEST_ALTERED', 'manifest.json', '文件清单被改动')
  if (expected !== undefined && expected !== manifest.digest)
    differs(
      'DIGEST_DIFFERS',
      'manifest.json',
      `档案校验码是 ${manifest.digest}，和给出的不一样，不是同一份档案`
    )
  return manifest
}

/** The files are those of the list: all of them, or all but the offices' own. Answers whether these are here. */
const checkFiles = ({ files }) => {
  const found = walk('')
  const listed = new Set(files.map((f) => f.path))
  const office = files.some((f) => f.office && found.includes(f.path))
  for (const path of found)
    if (path !== 'manifest.json' && !listed.has(path))
      differs('FILE_EXTRA', path, '清单里没有这个文件，是后来加进来的')
  for (const file of files) {
    if (file.office && !office) continue
    if (!found.includes(file.path)) differs('FILE_MISSING', file.path, '清单里有，文件夹里没有')
    const bytes = readFileSync(join(root, file.path))
    if (bytes.length !== file.bytes || sha256(bytes) !== file.sha256)
      differs('FILE_ALTERED', file.path, '内容和清单里登记的不一样')
  }
  return office
}

const whole = (n) => n === undefined || n === null || (Number.isSafeInteger(n) && n >= 0)

const checkCounts = (where, counted) => {
  if (!counted) return
  const { eligible, present, yes, no, abstain } = counted
  if (![eligible, present, yes, no, abstain].every(whole)) differs('COUNT_INVALID', where, '人数不是整数')
  if ((present ?? 0) > eligible) differs('COUNT_PRESENT', where, '实到比应到多')
  if ((yes ?? 0) + (no ?? 0) + (abstain ?? 0) > (present ?? 0)) differs('COUNT_VOTES', where, '票数比实到多')
}

/** What was written about a vote follows from its numbers. */
const checkVote = (where, { facts }, said) => {
  for (const counted of [facts, facts.women, facts.allMembers, facts.households]) checkCounts(where, counted)
  if (!said) return
  const counted = said.mode === 'reps' ? facts.households : facts
  const present = counted.present ?? 0
  const quorate =
    facts.present !== undefined && present >= said.needPresent && said.second.every((s) => s.missing === 0)
  const passed = quorate && counted.yes !== undefined && counted.yes >= said.needYes
  if (said.eligible !== counted.eligible) differs('VOTE_ELIGIBLE', where, '应到人数和认定的不一样')
  if (said.quorate !== quorate) differs('VOTE_QUORUM', where, '到会人数和“够不够开会”的认定对不上')
  if (said.passed !== passed) differs('VOTE_RESULT', where, '票数和“通过没有”的认定对不上')
  if (said.missingYes !== Math.max(0, said.needYes - (counted.yes ?? 0)))
    differs('VOTE_RESULT', where, '票数和“还差几票”的认定对不上')
}

const mustPass = ['pass_deliberation', 'pass_review', 'pass_resolution']

const checkHistory = ({ head }, decision, versions) => {
  const path = 'record/history.json'
  const lines = readJson(path)
  checkChain(path, lines, head)
  lines.forEach((line, i) => {
    const where = `${path} 第${i + 1}条`
    if (line.seq !== i + 1) differs('HISTORY_ORDER', where, '序号不连续')
    if (i > 0 && line.from !== lines[i - 1].to) differs('HISTORY_STATE', where, '和前一条的状态接不上')
    if (!versions.some((v) => v.no === line.version))
      differs('HISTORY_VERSION', where, '表决的那一稿不在档案里')
    if (line.meeting) checkVote(where, line.meeting, line.assessment)
    if (mustPass.includes(line.action) && line.assessment?.passed !== true)
      differs('VOTE_NOT_PASSED', where, '登记为通过，票数却不够')
  })
  if (lines.at(-1)?.to !== decision.state) differs('HISTORY_STATE', path, '最后的状态和决定书不一样')
  const last = lines.map((l) => l.action).lastIndexOf('pass_resolution')
  if (last < 0 || lines.slice(last + 1).some((l) => l.voids.includes('resolution')))
    differs('RESOLUTION_MISSING', path, '没有一次有效的决议表决')
  return lines.length
}

const checkVersions = ({ versionsHead }, decision) => {
  const path = 'record/versions.json'
  const versions = readJson(path)
  checkChain(path, versions, versionsHead)
  versions.forEach((version, i) => {
    const where = `${path} 第${i + 1}稿`
    if (version.no !== i + 1) differs('VERSION_ORDER', where, '稿次不连续')
    if (i > 0 && version.substantive !== version.changes.some((c) => c.substantive))
      differs('VERSION_CHANGES', where, '是不是实质变更和列出的改动对不上')
    const before = versions[i - 1]?.content
    for (const { field } of version.changes)
      if (!before || canonical(before[field]) === canonical(version.content[field]))
        differs('VERSION_CHANGES', where, `写着改了“${field}”，两稿却一样`)
  })
  if (versions.length !== decision.versionNo) differs('VERSION_ORDER', path, '稿数和决定书不一样')
  return versions
}

/** One notice: its content hashes to what was written down, to what was signed, and to what its correction names. */
const checkNotice = (path, notices, hashes, office) => {
  const notice = notices.get(path)
  const signed = notice.events.filter((e) => e.type === 'cosigned').map((e) => e.detail.contentHash)
  if (signed.length === 0 || signed.some((hash) => hash !== notice.contentHash))
    differs('NOTICE_SIGNATURE', path, '村监委会签的校验码和登记的不一样')
  if (notice.content.startsWith('office/') && !office) return
  const content = readJson(notice.content)
  if (sha256(canonical(content)) !== notice.contentHash)
    differs('NOTICE_ALTERED', notice.content, '内容和会签的校验码对不上')
  content.attachments.forEach((attachment, i) => {
    if (hashes.get(notice.attachments[i]) !== attachment.sha256)
      differs('ATTACHMENT_ALTERED', notice.attachments[i] ?? path, '附件和公示里登记的校验码不一样')
  })
  const before = [...notices.values()].find((n) => n.noticeId === content.corrects?.noticeId)
  if (before && before.contentHash !== content.corrects.contentHash)
    differs('NOTICE_CORRECTION', path, '更正的不是档案里的那一份公示')
}

const checkNotices = ({ files }, office) => {
  const paths = files.map((f) => f.path).filter((path) => /^notices\/\d+\/events\.json$/.test(path))
  const notices = new Map(paths.map((path) => [path, readJson(path)]))
  const hashes = new Map(files.map((f) => [f.path, f.sha256]))
  for (const path of paths) checkNotice(path, notices, hashes, office)
  return paths.length
}

const closed = ['UNFOUNDED', 'FLAWED', 'REDO', 'VIOLATION', 'WITHDRAWN']

const checkObjections = () => {
  const path = 'record/objections.json'
  const objections = readJson(path)
  for (const { id, state, lines } of objections)
    if (!closed.includes(state) || lines.at(-1)?.to !== state)
      differs('OBJECTION_OPEN', `${path} ${id}`, '归档时这件异议还没有办结')
  return objections.length
}

try {
  const manifest = checkManifest(process.argv[2])
  const office = checkFiles(manifest)
  // What the list says of an office's file cannot be told from here; what is public is checked whole.
  for (const { path } of manifest.files)
    if (path.endsWith('.json') && (office || !path.startsWith('office/'))) readJson(path)
  const decision = readJson('record/decision.json')
  if (decision.id !== manifest.decisionId)
    differs('DECISION_DIFFERS', 'record/decision.json', '不是清单里的那件事')
  const versions = checkVersions(manifest, decision)
  const lines = checkHistory(manifest, decision, versions)
  const notices = checkNotices(manifest, office)
  const objections = checkObjections()
  console.log(`文件：${manifest.files.length}个，${office ? '都在，都没有改动' : '公开的都在，都没有改动'}`)
  if (!office) console.log('这是公开档案：有姓名的文件不在里面，只在清单里列出校验码')
  console.log(`经过：${lines}条，前后相接；方案：${versions.length}稿，前后相接；表决人数都对得上`)
  console.log(`公示：${notices}份，都和会签时一样；异议：${objections}件，都已办结`)
  console.log(`档案校验码：${manifest.digest}`)
  if (process.argv[2] === undefined) console.log('请和小院里这件事的页面上写的档案校验码核对。')
  console.log('档案完整')
} catch (error) {
  if (!(error instanceof Difference)) throw error
  console.log(`第一处不同 ${error.message}`)
  process.exitCode = 1
}

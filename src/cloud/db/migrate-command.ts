import type { Terminal } from '../host/at-terminal'
import { readSettings } from '../host/settings'
import { migrate } from './migrate'
import { StartRefusal } from './start-refusal'

/**
 * `npm run migrate [-- --role <login>]`: brings the database that DATABASE_URL names up to date, with a login that may
 * make tables, and gives the program's own login what it needs and no more. For homes whose program may not do that
 * itself (XIAOYUAN_MIGRATE=0), and for the cloud functions, which never do.
 */
export const migrateCommand = async ({ args, env, root, say }: Terminal): Promise<undefined> => {
  const [flag, role, ...rest] = args
  const isRight = flag === undefined || (flag === '--role' && role !== undefined && rest.length === 0)
  if (!isRight) throw new StartRefusal('写法是 npm run migrate [-- --role 程序登录用的名字]。')
  const { databaseUrl } = readSettings([], env, root)
  if (databaseUrl === null)
    throw new StartRefusal('请用 DATABASE_URL 写明要升级的数据库；自带的数据库在 npm start 时自己升级。')
  const done = await migrate(databaseUrl, role === undefined ? {} : { appRole: role })
  const toOpen = role === undefined ? '程序用另一个登录时，加 -- --role 那个登录再运行一遍：新表要授权。' : ''
  say(done.length === 0 ? '数据库已经是最新的。' : `做了 ${done.length} 步，到 ${done.at(-1)}。${toOpen}`)
}

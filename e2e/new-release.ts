import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { until } from './driver'
import { H5Driver } from './h5-driver'
import { onPhone } from './play'
import { startServer } from './server'
import { KEPT } from './without-network'

const { workerOf } = require('../config/plugins/offline-shell.js') as { workerOf: (html: string) => string }

const MARK = '<meta name="release" content="2">'

/** Puts another release into the folder of the H5 app: the same files, and a page that says so. */
const release = async (dir: string): Promise<void> => {
  const html = (await readFile(path.join(dir, 'index.html'), 'utf8')).replace('</head>', `${MARK}</head>`)
  await writeFile(path.join(dir, 'index.html'), html)
  await writeFile(path.join(dir, 'sw.js'), workerOf(html))
  for (const name of ['index.html', 'sw.js'])
    for (const ending of ['br', 'gz']) await rm(path.join(dir, `${name}.${ending}`), { force: true })
}

/**
 * A new release comes to a browser that keeps the old one: the old one opens, offers the new one, and after 现在更新 the new
 * one is there, also the next time.
 */
export const newRelease = async (): Promise<undefined> => {
  const dir = await mkdtemp(path.join(tmpdir(), 'xiaoyuan-release-'))
  await cp(process.env.XIAOYUAN_H5 ?? path.resolve(__dirname, '../dist/h5'), dir, { recursive: true })
  const server = await startServer({ env: { XIAOYUAN_H5: dir } })
  try {
    return await onPhone(new H5Driver({ server: server.address, keepsProgram: true }), async (phone) => {
      const ask = (expression: string) => phone.page.evaluate<boolean>(expression).catch(() => false)
      const isNew = () => ask(`document.querySelector('meta[name=release]') !== null`)
      const hold = (what: () => Promise<boolean>, why: string) =>
        until(
          async () => ((await what()) ? true : undefined),
          async () => why
        )
      await phone.launch()
      await phone.see('公示中')
      await hold(() => ask(KEPT), 'the program was not kept')
      await release(dir)
      await phone.restart()
      if (await isNew()) throw new Error('the program did not come from where it is kept')
      await phone.see('小院有新版本')
      // Not the driver's tap, which looks back at what it has touched: the page is gone by then.
      await phone.page.getByRole('button', { name: '现在更新' }).click()
      await hold(isNew, 'the new release did not come')
      await phone.see('公示中')
      await phone.restart()
      await phone.see('公示中')
      if (!(await isNew())) throw new Error('the old release came back')
    })
  } finally {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

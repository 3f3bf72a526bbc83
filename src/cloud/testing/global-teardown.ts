import { rm } from 'node:fs/promises'
import { eraseEmbedded } from '../db/embedded'
import type { Running } from './global-setup'

export default async function tearDown(): Promise<void> {
  const { xiaoyuanTest } = globalThis as typeof globalThis & { xiaoyuanTest?: Running }
  if (xiaoyuanTest === undefined) return
  await xiaoyuanTest.embedded.stop()
  await eraseEmbedded(xiaoyuanTest.dir)
  await rm(xiaoyuanTest.dir, { recursive: true, force: true })
}

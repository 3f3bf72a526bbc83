import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
]

/** The path of a Chromium on this machine: `CHROMIUM_PATH`, the usual places, then playwright's own; or null. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  // A path given by hand that is wrong should not silently become another browser.
  if (named) return existsSync(named) ? named : null
  return [...USUAL, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null
}

/** No sandbox (containers run as root), and nothing that talks to the network by itself. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hears a tone, and may.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream'
]

import { existsSync, statSync } from 'node:fs'
import { type WxApis, WxFailure, type WxOptions } from './options'
import type { Sandbox } from './sandbox'

type Define = (name: string, work: (o: WxOptions) => unknown) => (o?: WxOptions) => unknown
type Told = (res: unknown) => void

interface Phone {
  /** Where a phone's path lies on this machine; throws `WxFailure` when it is none. */
  readonly realPath: (phonePath: string) => string
  /** What the microphone hears: the path of a sound on the phone. */
  readonly nextSound: () => string
}

/** A phone's own files, which are saved where they were taken, and its one recorder. */
export function fileApis(sandbox: Sandbox, define: Define, { realPath, nextSound }: Phone): WxApis {
  const files = {
    saveFile: define('saveFile', (o) => {
      realPath(String(o.tempFilePath))
      return { savedFilePath: o.tempFilePath }
    }),
    removeSavedFile: define('removeSavedFile', () => ({})),
    accessSync: (path: string) => {
      try {
        if (existsSync(realPath(path))) return
      } catch (error) {
        if (!(error instanceof WxFailure)) throw error
      }
      throw sandbox.error(`accessSync:fail no such file or directory ${path}`)
    }
  }
  const recorder = makeRecorder(sandbox, realPath, nextSound)
  return { getFileSystemManager: () => files, getRecorderManager: () => recorder }
}

function makeRecorder(sandbox: Sandbox, realPath: Phone['realPath'], nextSound: Phone['nextSound']) {
  const heard: Record<'start' | 'stop' | 'error' | 'interruption', Told | null> = {
    start: null,
    stop: null,
    error: null,
    interruption: null
  }
  let began: number | null = null
  const later = (told: Told | null, res: object) =>
    void Promise.resolve().then(() => told?.(sandbox.own(res)))
  return {
    onStart: (f: Told) => {
      heard.start = f
    },
    onStop: (f: Told) => {
      heard.stop = f
    },
    onError: (f: Told) => {
      heard.error = f
    },
    onInterruptionBegin: (f: Told) => {
      heard.interruption = f
    },
    start: () => {
      began = Date.now()
      later(heard.start, {})
    },
    stop: () => {
      if (began === null) return later(heard.error, { errMsg: 'operateRecorder:fail recorder not start' })
      const tempFilePath = nextSound()
      const told = {
        tempFilePath,
        duration: Date.now() - began,
        fileSize: statSync(realPath(tempFilePath)).size
      }
      began = null
      later(heard.stop, told)
    }
  }
}

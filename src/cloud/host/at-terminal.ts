import { StartRefusal } from '../db/start-refusal'

export interface Terminal {
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** The folder of the program. */
  readonly root: string
  readonly say: (sentence: string) => void
}

/** Runs one command of the terminal: exit code 1 where it answers false or refuses, with the sentence on stderr. */
export const atTerminal = (
  root: string,
  command: (terminal: Terminal) => Promise<boolean | undefined>
): void => {
  const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)
  command({ args: process.argv.slice(2), env: process.env, root, say }).then(
    (holds) => {
      process.exitCode = holds === false ? 1 : 0
    },
    (error: Error) => {
      process.stderr.write(
        `${error instanceof StartRefusal ? error.message : (error.stack ?? error.message)}\n`
      )
      process.exitCode = 1
    }
  )
}

import { type ApiAnswer, answerCall } from '../../api/answer-call'
import { type ApiDeps, createContext } from '../../api/context'
import { toTrpcError } from '../../api/trpc'
import { readIncomingInput } from '../../file/read-incoming-input'
import type { FunctionLog } from '../function-log'
import { answerBytes, functionRefusals } from '../function-refusals'
import { lazyRouter } from './lazy-router'
import { readEvent } from './read-event'

export interface ApiFunction {
  /** Asked at every call: the connection may have been replaced. */
  readonly deps: () => ApiDeps
  readonly schemaIsThere: (db: ApiDeps['db']) => Promise<boolean>
  /** What WeChat says of the caller of this very call. */
  readonly openid: () => string | null
  readonly log: FunctionLog
}

const refuse = ({ status, refusal }: { status: number; refusal: object }): ApiAnswer => ({
  status,
  body: { refusal }
})

/**
 * Answers one event of the function `api` with the status and body of the HTTP host. Beside the procedures' own
 * refusals: INPUT_UNREADABLE, BODY_TOO_LARGE, ANSWER_TOO_LARGE, DATABASE_BEHIND, as `{ refusal }`. Never throws.
 */
export const answerEvent = async (
  { deps, schemaIsThere, openid, log }: ApiFunction,
  event: unknown
): Promise<ApiAnswer> => {
  const read = readEvent(event)
  if ('refused' in read) return refuse(read.refused)
  const { path, input, inputFile, token, contract } = read.call
  const authorization = token === null ? null : `Bearer ${token}`
  const world = deps()
  const onBug = (err: unknown) => log.error({ err }, 'procedure failed')
  const isThere = await schemaIsThere(world.db).catch((err: unknown) => {
    // The call itself will say so in the words that every call has for it.
    log.error({ err }, 'the database did not answer')
    return true
  })
  if (!isThere) {
    log.error({}, 'the database lacks a migration of this version: run the migrations first')
    return refuse(functionRefusals.databaseBehind)
  }
  const answer = await answerCall(
    {
      router: lazyRouter,
      onBug,
      context: () => createContext(world, { authorization, openid, contract })
    },
    {
      path,
      input: async () => (inputFile === null ? input : await fetched(world, authorization, inputFile))
    }
  )
  if (Buffer.byteLength(JSON.stringify(answer)) <= answerBytes) return answer
  log.error({}, 'an answer was too large for WeChat')
  return refuse(functionRefusals.answerTooLarge)
}

const fetched = (world: ApiDeps, authorization: string | null, inputFile: string): Promise<unknown> =>
  readIncomingInput(world, { authorization, inputFile }).catch((error: unknown) => {
    throw toTrpcError(error)
  })

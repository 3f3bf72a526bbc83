import { type Action, permissions } from '@/domain/role/permissions'
import { type Role, roles } from '@/domain/role/roles'
import type { ApiAnswer } from '../api/answer-call'
import { appRouter } from '../api/router'
import type { Meta } from '../api/trpc'
import { newId } from '../crypto/new-id'
import { dataIn, notJson, refusalIn, shapeOf } from './contract-answers'
import { type ContractScene, contractScene } from './contract-scene'
import type { OpenTransport, Transport } from './contract-transports'
import { examples } from './permission-examples'

type Procedures = Record<string, { _def: { meta?: Meta; type: 'query' | 'mutation' } }>
const procedures = appRouter._def.procedures as unknown as Procedures

/** Every procedure there is; a new one is in the suite without being asked. */
export const contractPaths = Object.keys(procedures).sort()

/** Far from the 1 MB at which WeChat ends, and what a weak network can carry. */
const MOST_BYTES = 256 * 1024

/** These know a press by the bytes that come with it, which they must find first; their own tests press twice. */
const knownByBytes: ReadonlySet<string> = new Set(['file.take'])

/** What a way answered to each call, in words that can be compared with another way's. */
export type ContractRecord = Record<string, { visitor: string; allowed: string; role: Role }>

type Input = Record<string, unknown>

const exampleOf = (path: string) => examples[path as keyof typeof examples]

/** The same for the same thing: a refusal by its code and field, a result by its shape. */
const wordsOf = (answer: ApiAnswer): string => {
  const refusal = refusalIn(answer)
  if (refusal) return [answer.status, refusal.code, refusal.message, refusal.field ?? ''].join(' ').trim()
  return `${answer.status} ${shapeOf(dataIn(answer))}`
}

const grantees = (action: Action): Role[] => roles.filter((role) => role in permissions[action])

const isDenied = (answer: ApiAnswer): boolean =>
  ['FORBIDDEN', 'NOT_SIGNED_IN'].includes(refusalIn(answer)?.code ?? '')

/** Inputs that differ from this one in one text: one of them passes the schema, as a rule. */
const otherInputs = (input: Input): Input[] =>
  Object.entries(input).flatMap(([key, value]) => {
    if (key === 'requestId' || key === 'villageId' || key === 'townshipId' || typeof value !== 'string')
      return []
    const other = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? newId() : `${value}另`
    return [{ ...input, [key]: other }]
  })

/**
 * What every way to the procedures promises, procedure by procedure. Each way's test calls this; what it answered is
 * put into the record that comes back, to be compared with the others'.
 */
export const contractSuite = (name: string, open: OpenTransport): ContractRecord => {
  const record: ContractRecord = {}

  describe(`the contract ${name}`, () => {
    let scene: ContractScene
    let way: Transport
    beforeAll(async () => {
      scene = await contractScene()
      way = await open(scene)
    }, 600_000)
    afterAll(async () => {
      await way?.stop()
      await scene?.close()
    })

    const inputOf = async (path: string) =>
      JSON.parse(JSON.stringify(exampleOf(path)(await scene.sceneAt()))) as Input

    /** Sends a call and sees to what holds of every answer. */
    const ask = async (path: string, input: unknown, token: string | null): Promise<ApiAnswer> => {
      const answer = await way.send({ path, input, token })
      expect(notJson(answer.body)).toEqual([])
      expect(Buffer.byteLength(JSON.stringify(answer.body))).toBeLessThan(MOST_BYTES)
      const refusal = refusalIn(answer)
      expect(refusal?.code).not.toBe('INTERNAL')
      if (refusal) expect(refusal.message).toMatch(/[一-龥].*。$/)
      return answer
    }

    /** The example as the first role that is let through. */
    const asAllowed = async (path: string) => {
      const action = procedures[path]?._def.meta?.action
      const candidates = action ? [...grantees(action).filter((r) => r !== 'visitor'), ...roles] : roles
      for (const role of new Set(candidates)) {
        const token = await scene.tokenOf(role)
        const input = await inputOf(path)
        const answer = await ask(path, input, token)
        if (!isDenied(answer)) return { role, token, input, answer }
      }
      throw new Error(`nobody may call ${path}`)
    }

    const refusesBadInput = async (path: string): Promise<void> => {
      const input = await inputOf(path)
      const key = Object.keys(input).find((k) => k !== 'requestId') ?? Object.keys(input)[0]
      // Nothing of ours is a list of lists.
      const bad = key === undefined ? [[]] : { ...input, [key]: [[[]]] }
      const refusal = refusalIn(await ask(path, bad, null))
      expect(refusal).toMatchObject({ code: 'INPUT_INVALID' })
      if (key !== undefined) expect(refusal?.field?.split('.')[0]).toBe(key)
    }

    /** The same press again gets the first answer; its id does nothing else, for anybody. */
    const answersRepeats = async (
      path: string,
      { input, token, answer }: { input: Input; token: string | null; answer: ApiAnswer }
    ): Promise<void> => {
      const again = await ask(path, input, token)
      if (refusalIn(answer)) expect(wordsOf(again)).toBe(wordsOf(answer))
      else {
        expect(withoutFresh(again)).toEqual(withoutFresh(answer))
        await refusesOtherInput(path, input, token)
      }
      if (knownByBytes.has(path)) return
      const taken = await inputOf(path)
      await scene.takeRequest(path, taken)
      expect(refusalIn(await ask(path, taken, token))?.code).toBe('REQUEST_ID_REUSED')
    }

    const refusesOtherInput = async (path: string, input: Input, token: string | null): Promise<void> => {
      for (const other of otherInputs(input)) {
        const refusal = refusalIn(await ask(path, other, token))
        if (refusal?.code === 'INPUT_INVALID') continue
        expect(refusal?.code).toBe('REQUEST_ID_REUSED')
        return
      }
    }

    test.each(contractPaths)('%s', async (path) => {
      const visitor = await ask(path, await inputOf(path), null)
      const allowed = await asAllowed(path)
      record[path] = {
        visitor: wordsOf(visitor),
        allowed: wordsOf(allowed.answer),
        role: allowed.role
      }
      await refusesBadInput(path)
      if (procedures[path]?._def.type === 'mutation') await answersRepeats(path, allowed)
    })

    test.each(['issue.unknown', 'unknown.read', 'issue', '__proto__.toString', 'toString'])(
      'says of %j that it does not know it',
      async (path) => {
        const answer = await way.send({ path, input: {}, token: null })
        expect(refusalIn(answer)?.code).toBe('PROCEDURE_UNKNOWN')
      }
    )

    test('of a token that is none of ours it makes a visitor', async () => {
      const answer = await ask('session.read', {}, 'not.a.token')
      expect(wordsOf(answer)).toBe(wordsOf(await ask('session.read', {}, null)))
    })
  })

  return record
}

/** What is made anew for every reply, such as a link that expires, differs by the second it was made in. */
const withoutFresh = (answer: ApiAnswer): unknown =>
  JSON.parse(JSON.stringify(answer.body), (key, value: unknown) =>
    /^(token|ticket|url|expiresAt)$/i.test(key) ? `<${key}>` : value
  )

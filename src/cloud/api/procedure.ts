import type { TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'
import type { Transaction } from 'kysely'
import type * as z from 'zod/mini'
import { accountRefusals } from '@/domain/account/names'
import { common, type Refusal } from '@/domain/refusal/refusal'
import { may, type Subject } from '@/domain/role/may'
import type { Action } from '@/domain/role/permissions'
import { keyedHash } from '../crypto/keyed-hash'
import type { Database } from '../db/schema'
import type { Context } from './context'
import { once } from './once'
import { deny } from './refusal-error'
import { type Meta, procedure, toTrpcError } from './trpc'

/** The context of a mutation: everything is read and written inside its one transaction. */
export type WriteContext = Omit<Context, 'db'> & { readonly db: Transaction<Database> }

/** Every place there is: the subject of acts that belong to no village, such as signing in. */
export const nowhere: Subject = { countyId: '00000000-0000-0000-0000-000000000000' }

interface Definition<C, I extends z.core.$ZodType, S extends Subject, O> {
  /** The permission it takes; `may` decides with what `subject` finds. */
  readonly action: Action
  readonly input: I
  /** Finds what is acted upon; null answers NOT_FOUND. */
  readonly subject: (ctx: C, input: z.output<I>) => Promise<S | null> | S | null
  /** Only presented values may leave: see the entity's present-*.ts. */
  readonly run: (ctx: C, input: z.output<I>, subject: S) => Promise<O>
}

const decide = (ctx: Pick<Context, 'actor' | 'mustAgree'>, action: Action, subject: Subject | null): void => {
  if (subject && may(ctx.actor, action, subject)) return
  // A stranger must not learn whether something exists, so the missing and the forbidden look alike to them.
  if (!ctx.actor.accountId) deny(common.notSignedIn)
  if (ctx.mustAgree) deny(accountRefusals.agreementNeeded)
  deny(subject ? common.forbidden : common.notFound)
}

/** A read: input checked, subject found, permission decided, then `run`. */
export const query = <I extends z.core.$ZodType, S extends Subject, O>(def: Definition<Context, I, S, O>) =>
  procedure
    .meta({ action: def.action })
    .input(def.input)
    .query(async ({ ctx, input }) => {
      try {
        const read = input as z.output<I>
        const subject = await def.subject(ctx, read)
        decide(ctx, def.action, subject)
        return await def.run(ctx, read, subject as S)
      } catch (error) {
        throw toTrpcError(error)
      }
    }) as unknown as TRPCQueryProcedure<{ input: z.input<I>; output: O; meta: Meta }>

type Settled<P> = { readonly value: P } | { readonly error: unknown }

const settled = async <P>(work: () => Promise<P> | undefined): Promise<Settled<P | undefined>> => {
  try {
    return { value: await work() }
  } catch (error) {
    return { error }
  }
}

type Written = { requestId: string; villageId?: string; townshipId?: string }

interface MutationDefinition<I extends z.core.$ZodType<Written>, S extends Subject, A, O, P>
  extends Omit<Definition<WriteContext, I, S, A>, 'run'> {
  /**
   * Asks the outside world before the transaction, so that no connection or lock waits for it. A repeat asks again
   * (a one-time code is then refused), but is answered with the first answer all the same.
   */
  readonly prepare?: (ctx: Context, input: z.output<I>) => Promise<P>
  /** Only presented values may leave: see the entity's present-*.ts. */
  readonly run: (ctx: WriteContext, input: z.output<I>, subject: S, prepared: P) => Promise<A>
  /** Answers that are refusals whose writes must stay, such as a try that counts; the press may be made again. */
  readonly refused?: (answer: A) => Refusal | null
  /** The press is known by its request id alone: after signing out, a repeat comes from nobody. */
  readonly anyCaller?: true
  /** Made from the stored answer on every reply, for what must not be stored (a token, a link that expires). */
  readonly reply?: (ctx: Context, answer: A, input: z.output<I>) => Promise<O> | O
}

/**
 * A write. It goes through `once`: one transaction holds the request id, the decision, the change, its history
 * and the answer. What `run` returns is stored as JSON, so it must be plain data.
 */
export const mutation = <I extends z.core.$ZodType<Written>, S extends Subject, A, O = A, P = undefined>(
  def: MutationDefinition<I, S, A, O, P>
) =>
  procedure
    .meta({ action: def.action })
    .input(def.input)
    .mutation(async ({ ctx, input, path }) => {
      try {
        const written = input as z.output<I>
        const key = {
          placeId: written.villageId ?? written.townshipId ?? nowhere.countyId,
          requestId: written.requestId,
          accountId: def.anyCaller ? null : ctx.actor.accountId,
          procedure: path,
          // Keyed: the plain hash of a short input, such as a gate code, could be tried out by whoever holds the table.
          input: keyedHash(ctx.deps.secret, 'request', JSON.stringify(written)).toString('hex')
        }
        const prepared = await settled(() => def.prepare?.(ctx, written))
        const work = async (tx: Transaction<Database>) => {
          const inside: WriteContext = { ...ctx, db: tx }
          const subject = await def.subject(inside, written)
          decide(ctx, def.action, subject)
          if ('error' in prepared) throw prepared.error
          return await def.run(inside, written, subject as S, prepared.value as P)
        }
        const refusalOf = (answer: A) => def.refused?.(answer) ?? null
        const answer = await once(ctx.db, key, ctx.now, work, (a) => refusalOf(a) === null)
        const refusal = refusalOf(answer)
        if (refusal) return deny(refusal)
        return def.reply ? await def.reply(ctx, answer, written) : (answer as unknown as O)
      } catch (error) {
        throw toTrpcError(error)
      }
    }) as unknown as TRPCMutationProcedure<{ input: z.input<I>; output: O; meta: Meta }>

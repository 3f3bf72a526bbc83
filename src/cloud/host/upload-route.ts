import { finished } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fileRefusals, maxBytes, UploadFile } from '@/domain/file/file'
import { common } from '@/domain/refusal/refusal'
import { type ApiDeps, createContext } from '../api/context'
import { deny, RefusalError } from '../api/refusal-error'
import { uploadFile } from '../file/upload-file'
import { hostRefusals, replyRefusal } from './refusal-reply'

const mostBytes = Math.max(...Object.values(maxBytes))
// The form's own lines beside the file.
const FORM_ROOM = 64 * 1024
/** How long what is still coming after the answer is read and thrown away, in milliseconds. */
const DRAIN_MS = 15_000

interface Form {
  readonly fields: Record<string, unknown>
  readonly bytes: Uint8Array | null
}

/** `POST /api/upload`, multipart: `villageId`, `requestId`, `file`; answers `{ fileId, kind, url, smallUrl }`. */
export const uploadRoute = async (scope: FastifyInstance, deps: ApiDeps, atOnce: number): Promise<void> => {
  let running = 0
  await scope.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: mostBytes, files: 2, fields: 8, fieldSize: 1000, parts: 10, headerPairs: 20 }
  })
  scope.addHook('onResponse', async (request) => drain(request))
  scope.post('/api/upload', async (request, reply) => {
    if (running >= atOnce) return replyRefusal(reply, fileRefusals.uploadsBusy)
    running += 1
    try {
      const ctx = await createContext(deps, { authorization: request.headers.authorization ?? null })
      if (!ctx.actor.accountId) return replyRefusal(reply, common.notSignedIn)
      if (Number(request.headers['content-length'] ?? 0) > mostBytes + FORM_ROOM) {
        return replyRefusal(reply, fileRefusals.tooLarge)
      }
      const { fields, bytes } = await readForm(request)
      const input = UploadFile.safeParse({ villageId: fields.villageId, requestId: fields.requestId })
      if (!input.success) {
        const issue = input.error.issues[0]
        const field = String(issue?.path[0] ?? 'requestId')
        return replyRefusal(reply, {
          code: 'INPUT_INVALID',
          message: issue?.message ?? fileRefusals.broken.message,
          field
        })
      }
      if (!bytes) return replyRefusal(reply, fileRefusals.missing)
      return reply.header('cache-control', 'no-store').send(await uploadFile(ctx, { ...input.data, bytes }))
    } finally {
      running -= 1
    }
  })
}

const readForm = async (request: FastifyRequest): Promise<Form> => {
  const fields: Record<string, unknown> = {}
  let bytes: Uint8Array | null = null
  // The parser waits for ever on a line that broke before it began to listen.
  if (request.raw.destroyed) deny(hostRefusals.unreadable)
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = part.value
      else if (bytes) deny(fileRefusals.onlyOne)
      else if (part.fieldname !== 'file') deny(fileRefusals.missing)
      else bytes = await readFile(part)
    }
  } catch (error) {
    // The parser has no code for a form that breaks off or says nothing of its boundary: all it throws is the form's.
    throw error instanceof RefusalError ? error : new RefusalError(hostRefusals.unreadable)
  }
  return { fields, bytes }
}

// The parser would go on reading a file that is too large to its end; here the first byte too many decides.
const readFile = ({ file }: MultipartFile): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    file.on('data', (chunk: Buffer) => chunks.push(chunk))
    file.once('limit', () => {
      chunks.length = 0
      reject(new RefusalError(fileRefusals.tooLarge))
    })
    // Of a small form that breaks off, the stream has failed before anyone can listen; `finished` sees that too.
    finished(file, (error) => {
      if (error) reject(new RefusalError(hostRefusals.unreadable))
      else if (file.truncated) reject(new RefusalError(fileRefusals.tooLarge))
      else resolve(Buffer.concat(chunks))
    })
  })

// A connection closed with unread data is reset, and the phone may lose the answer that is already on its way:
// the rest is read and thrown away, for a while.
const drain = (request: FastifyRequest): void => {
  const { raw } = request
  if (raw.readableEnded || raw.destroyed) return
  raw.unpipe()
  raw.resume()
  const timer = setTimeout(() => raw.socket.destroy(), DRAIN_MS).unref()
  raw.once('close', () => clearTimeout(timer))
}

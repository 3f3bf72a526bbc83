import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Client, Connection, Submittable } from 'pg'

// PostgreSQL's own COPY is the only form that gives back every value of every type as it was; pg leaves its messages to
// whoever hands in a query of their own.

interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

interface Settle {
  readonly done: (rows: number) => void
  readonly fail: (error: Error) => void
}

/** What pg calls on a running query, and COPY has in common both ways. */
abstract class Copy implements Submittable {
  private rows = 0
  private failed: Error | null = null

  constructor(
    private readonly text: string,
    private readonly settle: Settle
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0)
  }

  handleError(error: Error): void {
    this.failed = error
    this.settle.fail(error)
  }

  handleReadyForQuery(): void {
    if (this.failed === null) this.settle.done(this.rows)
  }
}

class CopyOut extends Copy {
  constructor(
    text: string,
    private readonly target: Readable,
    settle: Settle
  ) {
    super(text, settle)
  }

  handleCopyData({ chunk }: { chunk: Buffer }, { stream }: Connection): void {
    // The chunk lies in the connection's own buffer, which is filled anew.
    if (!this.target.push(Buffer.from(chunk))) stream.pause()
  }
}

class CopyIn extends Copy {
  constructor(
    text: string,
    private readonly source: AsyncIterable<Buffer>,
    settle: Settle
  ) {
    super(text, settle)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.feed(connection).catch((error: Error) => connection.sendCopyFail(error.message))
  }

  private async feed(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.source) {
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    connection.endCopyFrom()
  }
}

/** The bytes of `copy … to stdout`, and, when they have all been read, how many rows they are. */
export const copyOut = (client: Client, text: string): { bytes: Readable; rows: Promise<number> } => {
  let connection: Connection | null = null
  const bytes = new Readable({ read: () => connection?.stream.resume() })
  const rows = new Promise<number>((done, fail) => {
    const copy = new CopyOut(text, bytes, { done, fail })
    const submit = copy.submit.bind(copy)
    copy.submit = (given) => {
      connection = given
      submit(given)
    }
    client.query(copy)
  })
  rows.then(
    () => bytes.push(null),
    (error: Error) => bytes.destroy(error)
  )
  return { bytes, rows }
}

/** Gives `source` to `copy … from stdin`; answers how many rows it was. What fails on either side fails the copy. */
export const copyIn = (client: Client, text: string, source: AsyncIterable<Buffer>): Promise<number> =>
  new Promise((done, fail) => {
    client.query(new CopyIn(text, source, { done, fail }))
  })

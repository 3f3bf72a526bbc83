import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { type Db, openDatabase } from '../db/pool'
import { SERVER_VARIABLE, type TestServer } from './server'

export interface TestDatabase {
  /** Connected as the application's role, so that what it may not do fails in tests as well. */
  readonly db: Db
  readonly url: string
  /** Superuser login on the same database, for what only migrations may do. */
  readonly ownerUrl: string
  drop(): Promise<void>
}

/** A migrated, empty database of its own on the test server; call `drop()` when done. */
export async function withDatabase(): Promise<TestDatabase> {
  const server = testServer()
  const name = `test_${randomBytes(8).toString('hex')}`
  await asOwner(server, `create database ${name} template xiaoyuan`)
  // What a test writes need not outlive a power cut; a crash of the host is tried in e2e, on a server of its own.
  await asOwner(server, `alter database ${name} set synchronous_commit = off`)
  const url = onDatabase(server.appUrl, name)
  const db = openDatabase(url)
  return {
    db,
    url,
    ownerUrl: onDatabase(server.ownerUrl, name),
    async drop() {
      await db.destroy()
      await asOwner(server, `drop database if exists ${name} with (force)`)
    }
  }
}

/** The logins of the server that the global setup started. */
export function testServer(): TestServer {
  const given = process.env[SERVER_VARIABLE]
  if (given === undefined) throw new Error('no test server: run through jest, project "cloud"')
  return JSON.parse(given) as TestServer
}

function onDatabase(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

// On the maintenance database: the template must have no connection of its own while it is copied.
async function asOwner(server: TestServer, statement: string): Promise<void> {
  const client = new Client({ connectionString: onDatabase(server.ownerUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

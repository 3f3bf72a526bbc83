import path from 'node:path'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const hashed = /\.[0-9a-f]{8,}\.\w+(\.map)?$/

/**
 * The H5 app from the folder of its build. A file with a hash in its name never changes and is kept for a year;
 * all others, `index.html` first, are asked for again each time. Ready-made `.br` and `.gz` files are used if there.
 */
export const h5Routes = async (scope: FastifyInstance, dir: string): Promise<void> => {
  await scope.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await scope.register(fastifyStatic, {
    root: path.resolve(dir),
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, file) => {
      const name = path.basename(file).replace(/\.(br|gz)$/, '')
      reply.setHeader('cache-control', hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache')
    }
  })
}

import { isIP } from 'node:net'
import { StartRefusal } from '../db/start-refusal'

/** Names that stand for a kind of network, as Fastify knows them. */
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (NETWORKS.includes(text)) return true
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/**
 * Whose word on the caller's address is believed (`X-Forwarded-For`), from XIAOYUAN_PROXY: addresses, networks or their
 * names, with commas; a proxy on this machine where nothing is said. Believing everyone would let anybody name an address
 * of their own and with it a counter of their own. Throws StartRefusal.
 */
export const readProxy = (text: string | null): string[] => {
  const parts = (text ?? 'loopback').split(',').map((part) => part.trim())
  if (parts.every(isNetwork)) return parts
  throw new StartRefusal(
    'XIAOYUAN_PROXY 应写前面那台代理的地址或网段，几个之间用逗号，如 10.0.0.5 或 172.16.0.0/12；也可写 loopback、uniquelocal（内网）。'
  )
}

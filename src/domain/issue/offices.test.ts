import { permissions } from '../role/permissions'
import type { Role } from '../role/roles'
import { abouts, channels, levels } from './names'
import { handlersAt, ownersAt } from './offices'

const keys = <K extends string>(names: Readonly<Record<K, string>>) => Object.keys(names) as K[]

test('whoever may be given a matter, of whatever kind and level, may show its work by photos', () => {
  const owners = keys(channels).flatMap((channel) =>
    [null, ...keys(abouts)].flatMap((about) =>
      keys(levels).flatMap((level) => {
        const kind = { channel, about, audience: 'handlers' as const }
        return [...ownersAt(kind, level), ...handlersAt({ ...kind, channel: 'mediation' }, level)]
      })
    )
  )
  const uploads: Partial<Record<Role, unknown>> = permissions.upload_file
  expect([...new Set(owners)].filter((role) => uploads[role] === undefined)).toEqual([])
})

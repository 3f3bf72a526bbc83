import { t } from '../api/trpc'
import { endKinship } from './end-kinship'
import { listKinship } from './list-kinship'
import { listOwnKinship } from './list-own-kinship'
import { noteKinship } from './note-kinship'

export const kinshipRouter = t.router({
  note: noteKinship,
  end: endKinship,
  listOwn: listOwnKinship,
  list: listKinship
})

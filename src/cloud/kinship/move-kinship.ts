import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema'

/** People who go on in a merged village are still each other's relatives; the old rows stay where they are. */
export const moveKinship = async (
  db: Transaction<Database>,
  step: { readonly from: string; readonly into: string }
): Promise<void> => {
  await sql`insert into kinship (village_id, id, member_id, relative_id, relation, noted_by, noted_name, noted_at)
    select ${step.into}, k.id, k.member_id, k.relative_id, k.relation, k.noted_by, k.noted_name, k.noted_at
    from kinship k
    join member m on m.village_id = ${step.into} and m.id = k.member_id
    join member r on r.village_id = ${step.into} and r.id = k.relative_id
    where k.village_id = ${step.from} and k.ended_at is null`.execute(db)
}

-- When the supervision committee carried out, on the line of a points notice, what a township ordered or a court ruled.
-- Until then nothing else lets the line go on; afterwards the same order settles nothing any more.
alter table objection add column carried_out_at timestamptz;

-- What is asked and not decided, before a village is merged away.
create index points_reversal_undecided on points_reversal (village_id) where state = 'open';

-- The public list of one courtyard, newest first.
create index issue_courtyard on issue (village_id, courtyard_id, id desc) where moderation = 'shown';

-- The notice of an award's round was covered or altered, and no new notice hangs yet: the list stays, its days begin anew.
alter table honour_round add column taken_down boolean not null default false;

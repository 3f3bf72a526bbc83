-- How somebody came into an office, and why one was left before its day. Null: entered before anybody asked.
alter table role_grant add column chosen text;
alter table role_grant add constraint role_grant_chosen check (chosen in ('elected', 'appointed')) not valid;
alter table role_event add column reason text;
alter table role_event add constraint role_event_reason check (reason <> '') not valid;

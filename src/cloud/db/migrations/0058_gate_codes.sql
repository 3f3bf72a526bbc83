-- How often a code was made for the household's gate: the code itself is worked out from the deployment's secret and
-- this number, so that it can be printed again and is stored nowhere. 0: none was made here.
alter table household add column gate_code_no integer not null default 0 check (gate_code_no >= 0);

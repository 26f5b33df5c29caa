-- How far a job is, and whether somebody asked to end it.
alter table job add column begun text;                                -- instant, UTC
alter table job add column cancel_asked integer not null default 0;   -- 1: end it as soon as it can be
alter table job add column done integer not null default 0;           -- items
alter table job add column total integer not null default 0;          -- items; 0: not known

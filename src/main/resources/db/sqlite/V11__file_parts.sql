-- Where in the text pages, slides, sheets and inner files begin: JSON, in their order; [] where it is one piece.
alter table extraction add column parts text not null default '[]';
-- Languages of the posts around when words in its pictures were looked for, a comma at each end; null: they were not.
alter table extraction add column around text;
-- A small picture of it, JPEG; null where there is none.
alter table extraction add column thumbnail blob;

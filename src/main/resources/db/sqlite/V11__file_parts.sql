-- Where in the text pages, slides, sheets and inner files begin: JSON, in their order; [] where it is one piece.
alter table extraction add column parts text not null default '[]';

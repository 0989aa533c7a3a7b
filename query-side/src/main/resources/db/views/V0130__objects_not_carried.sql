-- What the newest import left out, with the reasons: [{"object", "why"}]. Empty for imports before this version, until a rebuild.
alter table drafts add column not_carried text not null default '[]';

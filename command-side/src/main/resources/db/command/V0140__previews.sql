-- The newest preview of a draft.
create index questions_previews on questions (draft, expires_at) where kind = 'preview';

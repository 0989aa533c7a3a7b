-- A row of an index holds 2,704 bytes, and an accepted event may hold a longer text: what nobody checked is indexed by its beginning
-- (253 characters, the longest name there is in a fleet), and whoever asks by such an index compares the whole besides.
drop index drafts_owner;
create index drafts_owner on drafts (left(owner, 253));
drop index drafts_namespace;
create index drafts_namespace on drafts (left(namespace, 253));
drop index grants_holder;
create index grants_holder on grants (left(holder, 253));
drop index audit_actor;
create index audit_actor on audit (left(actor, 253), position);
drop index audit_cluster;
create index audit_cluster on audit (left(cluster, 253), position);

-- Clusters of which listeners were told that they are silent. Time alone makes them so: no row of the views changes.
create table silences (
    cluster text not null primary key
);
grant select, insert, delete on silences to ${role};

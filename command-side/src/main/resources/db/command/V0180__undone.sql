-- Commands that were taken back, with a position of the command that did it.
create table undone (
    command  text   primary key,
    position bigint not null
);
grant select, insert on undone to ${role};

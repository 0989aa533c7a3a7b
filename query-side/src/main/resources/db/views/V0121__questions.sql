-- What clusters were asked, and what they said. Rows a draft, or a cluster and kind of thing, not a question: a newer one takes their place.
create table questions (
    id            uuid        not null primary key,
    kind          text        not null,
    draft         uuid,
    draft_version bigint,
    workload      uuid,
    namespace     text,
    name          text,
    list          text,
    -- How many clusters were asked, and how many have answered in time.
    clusters      integer     not null,
    answered      integer     not null,
    asked_by      text        not null,
    asked_at      timestamptz not null,
    expires_at    timestamptz not null,
    position      bigint      not null
);
create index questions_draft on questions (draft, position);
create index questions_expiry on questions (expires_at);

-- What a cluster says to a draft. A row of an older question is of a cluster that the newest one left out.
create table previews (
    -- <draft>/<cluster>
    id          text        not null primary key,
    draft       uuid        not null,
    cluster     text        not null,
    namespace   text        not null,
    question    uuid        not null,
    manifest    text,
    verdict     text,
    code        text,
    message     text,
    -- Findings, nodes and changes, as told.
    answer      text,
    answered_at timestamptz,
    received_at timestamptz
);
create index previews_draft on previews (draft, cluster);

-- The newest list of each kind of thing in a cluster.
create table inventories (
    -- <cluster>/<kind>/<namespace, or nothing for all>
    id          text        not null primary key,
    cluster     text        not null,
    question    uuid        not null,
    verdict     text        not null,
    code        text,
    message     text,
    items       text        not null,
    complete    boolean     not null,
    -- The agent's clock, and the broker's.
    answered_at timestamptz not null,
    received_at timestamptz not null
);
create index inventories_cluster on inventories (cluster);

-- Told before it was asked, as far as the views know: an answer may be folded before its question.
create table early_answers (
    -- <question>/<cluster>
    id          text        not null primary key,
    answer      text        not null,
    received_at timestamptz not null
);

grant select, insert, update, delete on questions, previews, inventories, early_answers to ${role};

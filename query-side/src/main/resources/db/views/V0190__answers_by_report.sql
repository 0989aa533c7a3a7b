-- The report that holds an answer: its contents are read from there, as long as they are kept.
alter table previews add column report bigint;
alter table inventories add column report bigint not null default 0;
alter table early_answers add column cluster text not null default '', add column question uuid,
    add column verdict text not null default '', add column code text, add column complete boolean not null default true,
    add column answered_at timestamptz,
    add column report bigint not null default 0;
-- In a new installation there are neither rows nor, yet, the table of reports.
do $$ begin
    if exists (select from previews) or exists (select from inventories) or exists (select from early_answers) then
        update previews p set report = (select max(r.number) from observed.reports r
            where r.cluster = p.cluster and r.received_at = p.received_at and r.value::text like '%' || p.question || '%');
        update inventories i set report = (select max(r.number) from observed.reports r
            where r.cluster = i.cluster and r.received_at = i.received_at and r.value::text like '%' || i.question || '%');
        update early_answers e set cluster = substring(e.id from 38), question = left(e.id, 36)::uuid,
            verdict = e.answer::json ->> 'verdict', code = e.answer::json ->> 'code', complete = (e.answer::json ->> 'complete')::boolean,
            answered_at = (e.answer::json ->> 'answeredAt')::timestamptz, report = (select max(r.number) from observed.reports r
                where r.cluster = substring(e.id from 38) and r.received_at = e.received_at
                and r.value::text like '%' || left(e.id, 36) || '%');
    end if;
end $$;
-- The views of the past are made anew below. No former version holds a preview or a list yet, but in an installation of a developer.
do $$ begin
    execute format('drop view %1$I.previews, %1$I.inventories, %1$I.early_answers', current_schema() || '_past');
end $$;
truncate past_previews, past_inventories, past_early_answers;
alter table past_previews drop column message, drop column answer;
alter table past_inventories drop column message, drop column items;
alter table past_early_answers drop column answer;
alter table previews drop column message, drop column answer;
alter table inventories drop column message, drop column items, alter column report drop default;
alter table early_answers drop column answer, alter column question set not null, alter column answered_at set not null,
    alter column cluster drop default, alter column verdict drop default, alter column complete drop default,
    alter column report drop default;
call keep_past('${role}');

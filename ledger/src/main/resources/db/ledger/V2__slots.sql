-- What an event says anew: of the events of a stream that fill the same slot only the newest counts for a decision. Without it, whoever
-- saves a step for the hundredth time would wait for the ninety-nine before. Null: the event counts for ever.
-- By the text as it is written, not as JSON: that would be read as a whole, and refused for a NUL somewhere in it.
create function ledger.slot(type text, payload json) returns text language sql immutable parallel safe
return case type
    when 'draft.step-saved' then type || ' ' || substring(left(payload::text, 200) from '^\{"draft":"[-0-9a-f]+","step":"([-a-z]+)",')
    when 'draft.imported' then type
end;

create index events_slot on ledger.events (aggregate_type, aggregate_identifier, ledger.slot(type, payload), aggregate_sequence_number desc)
    where ledger.slot(type, payload) is not null;

grant execute on function ledger.slot(text, json) to fleetledger_command;

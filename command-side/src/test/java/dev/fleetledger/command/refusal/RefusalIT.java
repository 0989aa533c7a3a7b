package dev.fleetledger.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.command.running.Together;

class RefusalIT {

    @Test
    void recordsRefusalWithoutRequestContent() {
        Caller alice = Fleet.one().as("alice");
        Fleet.Ready draft = Fleet.draft(alice, Fleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        Fleet.one().as("bob").post(draft.path() + ":discard", "{\"reason\":\"s3cret\"}", "If-Match", draft.etag());

        var event = Fleet.database().queryForMap("select payload::text as payload, metadata::text as metadata from ledger.events"
                + " where aggregate_type = 'Refusals' and aggregate_identifier = 'sub-bob' order by position desc limit 1");
        assertThat(event.get("payload").toString()).contains("\"action\":\"draft.discard\"", "\"status\":403", draft.path().substring(15),
                "\"namespace\":\"default\"", "\"cluster\":\"eu-1\"").doesNotContain("s3cret");
        assertThat(event.get("metadata").toString()).contains("sub-bob", "NSViewer");
    }

    @Test
    @SuppressWarnings("unchecked")
    void recordsAllConcurrentRefusals() {
        Callable<Reply>[] calls = IntStream.range(0, 20).mapToObj(i -> (Callable<Reply>) () -> (i % 2 == 0 ? Fleet.one() : Fleet.other())
                .as("mallory").post("/api/v1/drafts", "{}")).toArray(Callable[]::new);

        var replies = Together.all(calls);

        assertThat(replies).allMatch(it -> it.status() == 403);
        assertThat(Fleet.refusals("mallory")).hasSize(20);
    }
}

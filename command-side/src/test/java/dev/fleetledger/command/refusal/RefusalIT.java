package dev.fleetledger.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ConcurrentCalls;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class RefusalIT {

    @Test
    void recordsRefusalWithoutRequestContent() {
        Caller alice = TestFleet.first().as("alice");
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        TestFleet.first().as("bob").post(draft.path() + ":discard", "{\"reason\":\"s3cret\"}", "If-Match", draft.etag());

        var event = TestFleet.database().queryForMap("select payload::text as payload, metadata::text as metadata from ledger.events"
                + " where aggregate_type = 'Refusals' and aggregate_identifier = 'sub-bob' order by position desc limit 1");
        assertThat(event.get("payload").toString()).contains("\"action\":\"draft.discard\"", "\"status\":403", draft.path().substring(15),
                "\"namespace\":\"default\"", "\"cluster\":\"eu-1\"").doesNotContain("s3cret");
        assertThat(event.get("metadata").toString()).contains("sub-bob", "NSViewer");
    }

    @Test
    @SuppressWarnings("unchecked")
    void recordsAllConcurrentRefusals() {
        Callable<Reply>[] calls = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Reply>) () -> (i % 2 == 0 ? TestFleet.first() : TestFleet.second())
                        .as("mallory").post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}")).toArray(Callable[]::new);

        var replies = ConcurrentCalls.run(calls);

        assertThat(replies).allMatch(it -> it.status() == 403);
        assertThat(TestFleet.refusals("mallory")).hasSize(20);
    }
}

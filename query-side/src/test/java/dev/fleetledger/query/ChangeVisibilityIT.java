package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.AuthenticatedReaderFactory;

/** Listeners are told only of what they may see now, and a stream ends with the right to it. */
class ChangeVisibilityIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static String one;
    private static String two;

    @BeforeAll
    static void createFleet() {
        testFleet = new TestFleet(QUERY_SIDE, "told");
        one = testFleet.registerCluster("one");
        two = testFleet.registerCluster("two");
        testFleet.grant("told-alice", "NSEditor", "told-mon");
        testFleet.grant("told-bob", "NSViewer", "told-def");
        testFleet.grant("told-dave", "NSViewer", "told-mon", one);
        awaitProjection();
    }

    @Test
    void tellsReadersOnlyOfWhatTheyMaySee() {
        try (EventStream alice = open("told-alice", ""); EventStream bob = open("told-bob", ""); EventStream dave = open("told-dave", "")) {
            UUID draft = testFleet.createDraft("told-alice", "exporter", "told-mon", List.of(one, two));
            UUID workload = testFleet.submit("told-alice", draft, "exporter", "told-mon", List.of(one, two));
            testFleet.sendReport(two, TestFleet.appliedFacts(workload, 1, 3));

            assertThat(data(alice, "told-alice")).contains(workload + "/" + one, workload + "/" + two, draft.toString());
            assertThat(data(dave, "told-dave")).contains(workload + "/" + one, draft.toString()).doesNotContain(two);
            assertThat(data(bob, "told-bob")).doesNotContain(workload.toString(), draft.toString());
        }
    }

    @Test
    void endsStreamWhenRoleIsRevoked() {
        UUID grant = give("told-erin", "told-mon");
        try (EventStream erin = open("told-erin", ""); EventStream bob = open("told-bob", "")) {
            revoke(grant);
            TestQuerySide.eventually("the stream has ended", erin::hasEnded);

            assertThat(request("told-erin", "").statusCode()).isEqualTo(403);
            assertThat(data(bob, "told-bob")).doesNotContain(grant.toString());
        }
    }

    @Test
    void goesOnWithoutWhatIsNoLongerVisible() {
        UUID draft = testFleet.createDraft("told-alice", "lost", "told-mon", List.of(one));
        UUID lost = testFleet.submit("told-alice", draft, "lost", "told-mon", List.of(one));
        UUID grant = give("told-frank", "told-mon");
        give("told-frank", "told-other");
        try (EventStream whole = open("told-frank", ""); EventStream narrow = open("told-frank", "?workload=" + lost)) {
            testFleet.sendReport(one, TestFleet.appliedFacts(lost, 1, 1));
            assertThat(data(whole, "told-frank")).contains(lost + "/" + one);
            narrow.until(it -> it.isAbout("deployment", lost + "/" + one));
            revoke(grant);
            testFleet.sendReport(one, TestFleet.appliedFacts(lost, 1, 3));

            assertThat(data(whole, "told-frank")).doesNotContain(lost.toString());
            TestQuerySide.eventually("the stream has ended", narrow::hasEnded);
            assertThat(request("told-frank", "?workload=" + lost).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsOfWhatLabelMakesVisible() {
        QUERY_SIDE.ledger.append("system", "grant.give", new GrantEvent.Given(UUID.randomUUID(), "ClusterAdmin",
                new GrantEvent.Holder("user", "told-grace"), new GrantEvent.Scope(false, null, Map.of("owner", "grace"), null)));
        testFleet.position = QUERY_SIDE.ledger.append("told-admin", "cluster.label",
                new ClusterEvent.Labelled(one, Map.of("region", "eu", "owner", "nobody")));
        awaitProjection();
        try (EventStream grace = open("told-grace", "")) {
            QUERY_SIDE.ledger.append("told-admin", "cluster.label", new ClusterEvent.Labelled(two, Map.of("owner", "grace")));

            assertThat(grace.next().isAbout("cluster", two)).isTrue();
        }
    }

    @Test
    void readsRightsAnewInOrderOfReaders() {
        AuthenticatedReaderFactory readerFactory = QUERY_SIDE.bean(AuthenticatedReaderFactory.class);
        AuthenticatedReader alice = readerFactory.of("told-alice", Set.of());
        AuthenticatedReader bob = readerFactory.of("told-bob", Set.of());

        assertThat(readerFactory.refresh(List.of(bob, alice, bob))).extracting(AuthenticatedReader::rights)
                .containsExactly(bob.rights(), alice.rights(), bob.rights());
        assertThat(readerFactory.refresh(List.of())).isEmpty();
    }

    @Test
    void refusesListenerWithoutRoleOrToken() {
        assertThat(request("told-nobody", "").statusCode()).isEqualTo(403);
        assertThat(QUERY_SIDE.request("/api/v1/changes", "Accept", "text/event-stream").statusCode()).isEqualTo(401);
        assertThat(request("told-bob", "?cluster=" + one).statusCode()).isEqualTo(200);
        assertThat(request("told-dave", "?cluster=" + two).statusCode()).isEqualTo(404);
    }

    @Test
    void endsWithToken() {
        // Spring Security accepts it for a minute longer.
        String token = QUERY_SIDE.tokenUntil("told-alice", Instant.now().minusSeconds(56));
        try (EventStream stream = EventStream.open(QUERY_SIDE.port(), token, "", null)) {
            TestQuerySide.eventually("the stream has ended", stream::hasEnded);

            assertThat(stream.lastComment()).isEqualTo("the token has expired");
            TestQuerySide.eventually("it is counted", () -> QUERY_SIDE.bean(MeterRegistry.class)
                    .counter("fleetledger.changes.ended", "reason", "expiry").count() == 1);
        }
        assertThat(QUERY_SIDE.request("/api/v1/changes", "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
    }

    /** Returns what the person is told before the change of a further grant to them. */
    private static String data(EventStream stream, String person) {
        UUID sentinel = give(person, "told-sentinel", one);
        return stream.until(it -> it.isAbout("grant", sentinel)).stream().map(it -> it.data().toString()).toList().toString();
    }

    private static UUID give(String person, String namespace, String... clusters) {
        UUID grant = UUID.randomUUID();
        testFleet.position = QUERY_SIDE.ledger.append("system", "grant.give", new GrantEvent.Given(grant, "NSViewer",
                new GrantEvent.Holder("user", person),
                new GrantEvent.Scope(clusters.length == 0, clusters.length == 0 ? null : List.of(clusters), null, namespace)));
        awaitProjection();
        return grant;
    }

    private static void revoke(UUID grant) {
        testFleet.position = QUERY_SIDE.ledger.append("system", "grant.revoke", new GrantEvent.Revoked(grant));
        awaitProjection();
    }

    private static void awaitProjection() {
        testFleet.get("told-admin", "/api/v1/hub");
    }

    private static HttpResponse<?> request(String person, String parameters) {
        try (EventStream stream = open(person, parameters)) {
            return stream.response;
        }
    }

    private static EventStream open(String person, String parameters) {
        return EventStream.open(QUERY_SIDE.port(), QUERY_SIDE.token(person), parameters, null);
    }
}

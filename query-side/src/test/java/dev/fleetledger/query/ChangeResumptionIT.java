package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.query.live.ChangeCleanup;

/** A listener that was cut off goes on without a gap and without doubles, or is told that it must read anew. */
class ChangeResumptionIT {

    private static final int DRAFTS = 3_000;
    private static final int CUTS = 25;
    private static final TestQuerySide QUERY_SIDE = new TestQuerySide();
    private static final TestFleet TEST_FLEET = new TestFleet(QUERY_SIDE, "resumed");

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void goesOnUnderLoadWithoutGapOrDouble() {
        List<UUID> started = IntStream.range(0, DRAFTS).mapToObj(n -> TestFleet.newId()).toList();
        EventStream stream = open(null);
        var load = CompletableFuture.runAsync(() -> started.forEach(ChangeResumptionIT::startDraft));
        List<String> told = new ArrayList<>();
        for (int cut = 0; cut < CUTS; cut++) {
            String lastId = stream.lastId();
            for (int n = 0; n < DRAFTS / CUTS / 2; n++) {
                EventStream.Event event = stream.next();
                told.add(event.data().path("id").stringValue());
                lastId = event.id();
            }
            stream.close();
            stream = open(lastId);
        }
        while (told.size() < DRAFTS) {
            told.add(stream.next().data().path("id").stringValue());
        }
        load.join();

        assertThat(told).isEqualTo(started.stream().map(UUID::toString).toList());
        assertThat(stream.waiting()).isZero();
        stream.close();
    }

    @Test
    void goesOnBeforeFirstChange() {
        EventStream former = open(null);
        former.close();
        UUID draft = TestFleet.newId();
        try (EventStream other = open(null)) {
            startDraft(draft);
            other.until(it -> it.isAbout("draft", draft));
        }
        try (EventStream stream = open(former.lastId())) {
            assertThat(stream.next().isAbout("draft", draft)).isTrue();
        }
    }

    @Test
    void mustReadAnewAfterUnreadableCursor() {
        assertResync("17");
    }

    @Test
    void mustReadAnewAfterCursorOfOtherViews() {
        ByteBuffer cursor = cursor();
        assertResync(encode(cursor.putLong(0, 17)));
    }

    @Test
    void mustReadAnewAfterCursorInFuture() {
        ByteBuffer cursor = cursor();
        assertResync(encode(cursor.putLong(16, cursor.getLong(16) + 1)));
    }

    @Test
    void mustReadAnewWhenChangesWereDeleted() {
        String cursor = encode(cursor());
        startDraft(TestFleet.newId());
        TestQuerySide.eventually("the change is recorded", () -> !encode(cursor()).equals(cursor));
        QUERY_SIDE.bean(ChangeCleanup.class).deleteBefore(Instant.now().plusSeconds(60));

        assertResync(cursor);
        try (EventStream stream = open(encode(cursor()))) {
            UUID draft = TestFleet.newId();
            startDraft(draft);
            assertThat(stream.next().isAbout("draft", draft)).isTrue();
        }
    }

    @Test
    void goesOnAfterChangeWasDeletedBeforeItWasRead() {
        UUID draft = TestFleet.newId();
        TEST_FLEET.get("resumed-admin", "/api/v1/hub");
        try (EventStream stream = open(null)) {
            startDraft(draft);
            stream.until(it -> it.isAbout("draft", draft));
            QUERY_SIDE.executeAsOwner("set search_path to views; with counted as (update progress set change_number = change_number + 2"
                    + " where id = 1 returning change_number)"
                    + " insert into changes (number, kind, id, cluster, changes_rights) select change_number, 'cluster', 'two', 'two', false"
                    + " from counted; notify fleetledger_changes");
            TestQuerySide.eventually("the stream has ended", stream::hasEnded);

            assertResync(stream.lastId());
        }
    }

    private static void assertResync(String lastEventId) {
        try (EventStream stream = open(lastEventId)) {
            EventStream.Event resync = stream.next();
            assertThat(resync.name()).isEqualTo("resync");
            UUID draft = TestFleet.newId();
            startDraft(draft);
            assertThat(stream.next().isAbout("draft", draft)).isTrue();
            try (EventStream next = open(resync.id())) {
                assertThat(next.next().isAbout("draft", draft)).isTrue();
            }
        }
    }

    private static void startDraft(UUID draft) {
        QUERY_SIDE.ledger.append("resumed-admin", "draft.start",
                new DraftEvent.Started(draft, "DaemonSet", "resumed-admin", null, null, null, null, null));
    }

    private static ByteBuffer cursor() {
        TEST_FLEET.get("resumed-admin", "/api/v1/hub");
        try (EventStream stream = open(null)) {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(stream.lastId()));
        }
    }

    private static String encode(ByteBuffer cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    private static EventStream open(String lastEventId) {
        return EventStream.open(QUERY_SIDE.port(), QUERY_SIDE.token("resumed-admin"), "", lastEventId);
    }
}

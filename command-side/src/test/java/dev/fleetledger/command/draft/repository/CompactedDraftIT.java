package dev.fleetledger.command.draft.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.parts.kafka.Kafka;

/** Reading only the newest event per step yields the same draft as reading the whole event stream. */
class CompactedDraftIT {

    private static final TestHub HUB = new TestHub(Kafka.shared());

    private final UUID draft = UUID.randomUUID();
    private final StreamId stream = StreamIds.draft(draft);

    @AfterAll
    static void close() {
        HUB.close();
    }

    @Test
    void readsOnlyNewestOfRepeatedSaves() {
        List<DraftEvent> events = new ArrayList<>(List.of(started()));
        IntStream.range(0, 50).forEach(n -> events.addAll(List.of(saved(Step.BASICS, n), saved(Step.ADVANCED, n), imported(n))));
        events.add(new DraftEvent.HandedOver(draft, "bob"));
        HUB.append(stream, Map.of(), events.toArray());

        List<RecordedEvent> newest = HUB.ledger().readCompacted(stream);

        assertThat(newest).extracting(RecordedEvent::payload)
                .containsExactly(started(), saved(Step.BASICS, 49), saved(Step.ADVANCED, 49), imported(49),
                        events.getLast());
        assertThat(newest.getLast().nextSequence()).isEqualTo(events.size());
    }

    @Test
    void readsNearestSavesOfSameStep() {
        List<Object> events = new ArrayList<>(List.of(started()));
        IntStream.range(0, 4).forEach(n -> events.addAll(List.of(saved(Step.BASICS, n), saved(Step.ADVANCED, n), imported(n))));
        HUB.append(stream, Map.of(), events.toArray());
        List<RecordedEvent> recorded = HUB.ledger().read(stream);

        assertThat(nearest(recorded.get(4))).containsExactly(saved(Step.BASICS, 0), saved(Step.BASICS, 2));
        assertThat(nearest(recorded.get(2))).as("the first").containsExactly(saved(Step.ADVANCED, 1));
        assertThat(nearest(recorded.getLast())).as("the last").containsExactly(imported(2));
        assertThat(nearest(recorded.getFirst())).as("never superseded").isEmpty();
    }

    @Test
    void rebuildsSameDraftFromRandomEvents() {
        for (int seed = 0; seed < 40; seed++) {
            UUID id = UUID.randomUUID();
            HUB.append(StreamIds.draft(id), Map.of(), randomEvents(id, new Random(seed)).toArray());

            assertThat(draft(id, HUB.ledger().readCompacted(StreamIds.draft(id)))).as("seed %d", seed)
                    .isEqualTo(draft(id, HUB.ledger().read(StreamIds.draft(id))));
        }
    }

    private static List<Object> nearest(RecordedEvent event) {
        return HUB.ledger().readNearest(event.position()).stream().map(RecordedEvent::payload).toList();
    }

    private static Draft draft(UUID id, List<RecordedEvent> recorded) {
        return Draft.replay(EventStream.of(StreamIds.draft(id), DraftEvent.class, recorded).events());
    }

    private static List<DraftEvent> randomEvents(UUID id, Random random) {
        var running = new DraftEvent.Running("eu-1", "ns", "n", UUID.randomUUID());
        List<DraftEvent> events = new ArrayList<>(List.of(new DraftEvent.Started(id, "DaemonSet", "alice", null,
                random.nextBoolean() ? new DraftEvent.Origin(null, null, null, running) : null, null, null, null)));
        for (int n = 0; n < 30; n++) {
            Step step = Step.values()[random.nextInt(Step.values().length)];
            events.add(switch (random.nextInt(11)) {
                case 0 -> new DraftEvent.Imported(id, "yaml", List.of(), List.of("found " + n), List.of());
                case 1 -> new DraftEvent.Rebased(id, new DraftEvent.BasedOn(id, n + 1, 1),
                        List.of(new DraftEvent.Collision(step.key(), "/n",
                                random.nextBoolean() ? new DraftEvent.BasedOn(id, n, 1) : null)));
                case 2 -> new DraftEvent.HandedOver(id, "person " + n);
                case 3 -> new DraftEvent.Fetched(id, running.question(), null, null);
                case 5 -> new DraftEvent.LiteralAcknowledged(id, step.key(), "/n", "no secret");
                case 4 -> new DraftEvent.CollisionResolved(id, step.key(), "/n", DraftEvent.CollisionResolved.MINE);
                default -> new DraftEvent.StepSaved(id, step.key(), json("{\"n\":\"" + n + "\\u0000\"}"));
            });
        }
        return events;
    }

    private DraftEvent started() {
        return new DraftEvent.Started(draft, "DaemonSet", "alice", null, null, null, null, null);
    }

    private DraftEvent saved(Step step, int n) {
        return new DraftEvent.StepSaved(draft, step.key(), json("{\"n\":" + n + "}"));
    }

    private DraftEvent imported(int n) {
        return new DraftEvent.Imported(draft, "yaml", List.of(), List.of("found " + n), List.of());
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

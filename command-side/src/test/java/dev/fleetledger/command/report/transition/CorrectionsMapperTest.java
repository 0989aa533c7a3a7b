package dev.fleetledger.command.report.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent.CorrectionsEnded;
import dev.fleetledger.contract.deployment.DeploymentEvent.CorrectionsHeld;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

class CorrectionsMapperTest {

    private static final UUID WORKLOAD = UUID.fromString("0197fa00-0000-7000-8000-000000000001");
    private static final Instant FIRST = Instant.parse("2026-11-24T11:00:00Z");
    private static final Instant LAST = FIRST.plusSeconds(30);
    private static final Instant UNTIL = LAST.plusSeconds(60);
    private static final Instant NOW = LAST.plusSeconds(1);
    private static final Corrections BURST = new Corrections(5, FIRST, LAST);
    private static final Judgement RUNNING = new Judgement(Status.RUNNING, null, null);
    private static final Judgement DRIFTED = new Judgement(Status.DRIFTED, "ChangedExternally", "m");

    @Test
    void recordsHoldWithCountAndEnd() {
        assertThat(CorrectionsMapper.toEvents(history(settled(), drifted(FIRST)), List.of(), facts(BURST, UNTIL)))
                .containsExactly(new CorrectionsHeld(WORKLOAD, "eu-1", 3, 5, FIRST, LAST, UNTIL, NOW));
    }

    @Test
    void recordsHoldOncePerBurst() {
        CorrectionsHeld held = new CorrectionsHeld(WORKLOAD, "eu-1", 3, 5, FIRST, LAST, UNTIL, NOW);

        assertThat(CorrectionsMapper.toEvents(history(held), List.of(), facts(new Corrections(6, FIRST, UNTIL), UNTIL.plusSeconds(120))))
                .isEmpty();
        assertThat(CorrectionsMapper.toEvents(history(held), List.of(), facts(new Corrections(5, UNTIL, UNTIL), UNTIL.plusSeconds(60))))
                .hasSize(1);
    }

    @Test
    void recordsNothingAsLongAsCorrectionsAreAllowed() {
        assertThat(CorrectionsMapper.toEvents(history(), List.of(), facts(BURST, null))).isEmpty();
    }

    @Test
    void recordsEndedBurst() {
        ObservationBatch batch = new ObservationBatch();
        ObservationTable.Key key = new ObservationTable.Key("eu-1", WORKLOAD);
        batch.add(key, null, facts(new Corrections(4, FIRST, FIRST), null), NOW);
        batch.add(key, null, facts(BURST, null), NOW);
        batch.add(key, null, facts(null, null), NOW);

        assertThat(CorrectionsMapper.toEvents(history(), batch.endedCorrections(key), facts(null, null)))
                .containsExactly(new CorrectionsEnded(WORKLOAD, "eu-1", 3, 5, FIRST, LAST, NOW));
    }

    @Test
    void recordsEndOfBurstThatAnotherOneFollows() {
        ObservationBatch batch = new ObservationBatch();
        ObservationTable.Key key = new ObservationTable.Key("eu-1", WORKLOAD);
        batch.add(key, null, facts(BURST, null), NOW);
        batch.add(key, null, facts(new Corrections(2, UNTIL, UNTIL), null), NOW);

        assertThat(batch.endedCorrections(key)).containsExactly(BURST);
    }

    @Test
    void recordsRepeatedDriftOnceInBurst() {
        DeploymentHistory history = history(settled(), drifted(FIRST));

        assertThat(TransitionMapper.toEvent(history, RUNNING, facts(BURST, null), NOW)).isEmpty();
        assertThat(TransitionMapper.toEvent(history(settled(), drifted(FIRST), failed()), DRIFTED, facts(BURST, UNTIL), NOW)).isEmpty();
        assertThat(TransitionMapper.toEvent(history(settled(), drifted(FIRST.minusSeconds(1)), settled()), DRIFTED, facts(BURST, UNTIL), NOW))
                .isPresent();
    }

    @Test
    void recordsThatGenerationSettlesAfterBurst() {
        DeploymentHistory history = history(settled(), drifted(FIRST), new CorrectionsEnded(WORKLOAD, "eu-1", 3, 5, FIRST, LAST, NOW));

        assertThat(TransitionMapper.toEvent(history, RUNNING, facts(null, null), NOW)).containsInstanceOf(DeploymentEvent.Settled.class);
    }

    @Test
    void recordsFirstSettlementDuringBurst() {
        assertThat(TransitionMapper.toEvent(history(drifted(FIRST)), RUNNING, facts(BURST, null), NOW))
                .containsInstanceOf(DeploymentEvent.Settled.class);
    }

    private static DeploymentFacts facts(@Nullable Corrections corrections, @Nullable Instant heldUntil) {
        Drift drift = heldUntil == null ? null : new Drift("kubectl", FIRST, List.of(), false, null, false, heldUntil);
        return new DeploymentFacts(WORKLOAD, new DeploymentFacts.Attempt(WORKLOAD, 3, AttemptResult.APPLIED, null, null), null, List.of(),
                drift, null, null, null, corrections, NOW);
    }

    private static DeploymentEvent drifted(Instant observedAt) {
        return new DeploymentEvent.Drifted(WORKLOAD, "eu-1", 3, "kubectl", FIRST, observedAt);
    }

    private static DeploymentEvent failed() {
        return new DeploymentEvent.Failed(WORKLOAD, "eu-1", 3, "NotReady", "CrashLoopBackOff", "m",
                new DeploymentEvent.Evidence(1, 1, 0, 0, NOW));
    }

    private static DeploymentEvent settled() {
        return new DeploymentEvent.Settled(WORKLOAD, "eu-1", 3, new DeploymentEvent.Evidence(1, 1, 1, 1, FIRST));
    }

    private static DeploymentHistory history(DeploymentEvent... since) {
        DeploymentEvent wanted = new DeploymentEvent.Wanted(WORKLOAD, "eu-1", 3, WORKLOAD, DeploymentAction.APPLY, "ns", "n", 1, "sha256:0",
                null, "refuse", "correct", "PT10M", null, null);
        List<DeploymentEvent> events = Stream.concat(Stream.of(wanted), Stream.of(since)).toList();
        return DeploymentHistory.of(IntStream.range(0, events.size()).mapToObj(i -> new RecordedEvent(new Position(i + 1), WORKLOAD,
                StreamId.of("Deployment", WORKLOAD + "/eu-1"), i, "deployment", "1", events.get(i), ContractJson.MAPPER.createObjectNode(),
                Map.of(), Instant.EPOCH)).toList()).orElseThrow();
    }
}

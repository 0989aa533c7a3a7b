package dev.fleetledger.command.report.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

class TransitionMapperTest {

    private static final UUID WORKLOAD = UUID.fromString("0197fa00-0000-7000-8000-000000000001");
    private static final DeploymentFacts FACTS = new DeploymentFacts(WORKLOAD,
            new DeploymentFacts.Attempt(WORKLOAD, 3, AttemptResult.APPLIED, null, null), null, List.of(),
            new DeploymentFacts.Drift("kubectl", Instant.EPOCH, List.of("/spec"), false), null, null, null, Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "RUNNING, Settled", "NO_MATCHING_NODE, Settled", "UPDATE_PENDING, Settled",
        "NOT_READY, Failed", "STALLED, Failed", "REJECTED, Refused", "DRIFTED, Drifted", "DELETED, Gone", "RELEASED, Released",
        "WAITING, ", "DELETING, ", "EXCEPTION, "})
    void mapsStatusToEvent(Status status, @Nullable String event) {
        assertThat(TransitionMapper.toEvent(history(null), new Judgement(status, "Code", "message"), FACTS, Instant.EPOCH)
                .map(e -> e.getClass().getSimpleName()).orElse(null))
                .isEqualTo(event);
    }

    @Test
    void ignoresRepeatedReasonWithAnotherMessage() {
        var first = TransitionMapper.toEvent(history(null), new Judgement(Status.NOT_READY, "CrashLoopBackOff", "once"), FACTS,
                Instant.EPOCH).orElseThrow();

        assertThat(TransitionMapper.toEvent(history(first), new Judgement(Status.NOT_READY, "CrashLoopBackOff", "twice"), FACTS,
                Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_READY, ImagePullBackOff", "STALLED, CrashLoopBackOff", "REJECTED, CrashLoopBackOff", "RUNNING, "})
    void recordsChangedReasonOrKind(Status status, @Nullable String code) {
        var first = TransitionMapper.toEvent(history(null), new Judgement(Status.NOT_READY, "CrashLoopBackOff", "m"), FACTS, Instant.EPOCH)
                .orElseThrow();

        assertThat(TransitionMapper.toEvent(history(first), new Judgement(status, code, "m"), FACTS, Instant.EPOCH)).isPresent();
    }

    @Test
    void recordsFieldsOfDriftAndOtherFieldsAnew() {
        Judgement drifted = new Judgement(Status.DRIFTED, "Drift", "m");
        var first = TransitionMapper.toEvent(history(null), drifted, driftOf("/spec/a"), Instant.EPOCH).orElseThrow();

        assertThat(((DeploymentEvent.Drifted) first).fields()).containsExactly(new DriftedField("DaemonSet/n", "/spec/a", "added"));
        assertThat(((DeploymentEvent.Drifted) first).corrected()).isTrue();
        assertThat(TransitionMapper.toEvent(history(first), drifted, driftOf("/spec/a"), Instant.EPOCH)).isEmpty();
        assertThat(TransitionMapper.toEvent(history(first), drifted, driftOf("/spec/b"), Instant.EPOCH)).isPresent();
    }

    private static DeploymentFacts driftOf(String pointer) {
        return new DeploymentFacts(WORKLOAD, new DeploymentFacts.Attempt(WORKLOAD, 3, AttemptResult.APPLIED, null, null), null, List.of(),
                new DeploymentFacts.Drift("kubectl", Instant.EPOCH, List.of(pointer), false,
                        List.of(new DriftedField("DaemonSet/n", pointer, "added")), true), null, null, null, Instant.EPOCH);
    }

    @Test
    void newWantedStateResetsLastTransition() {
        List<RecordedEvent> stream = List.of(recorded(0, wanted(2)), recorded(1, settled(2)), recorded(2, wanted(3)));

        DeploymentHistory deploymentHistory = DeploymentHistory.of(stream).orElseThrow();
        assertThat(deploymentHistory.wantedEvent().generation()).isEqualTo(3);
        assertThat(deploymentHistory.last()).isNull();
        assertThat(deploymentHistory.next()).isEqualTo(3);
    }

    @Test
    void findsNoHistoryInEmptyStream() {
        assertThat(DeploymentHistory.of(List.of())).isEmpty();
    }

    @Test
    void recordsReplacementOncePerObject() {
        DeploymentFacts facts = replacing("Service/a", "Service/b", "Service/a");
        DeploymentHistory first = history(null);
        DeploymentHistory later = history(new DeploymentEvent.Replaced(WORKLOAD, "eu-1", 3, "Service/a", "it can't be changed in place",
                Instant.EPOCH));

        assertThat(TransitionMapper.toReplacements(first, facts)).extracting(it -> ((DeploymentEvent.Replaced) it).object())
                .containsExactly("Service/a", "Service/b");
        assertThat(TransitionMapper.toReplacements(later, facts)).extracting(it -> ((DeploymentEvent.Replaced) it).object())
                .containsExactly("Service/b");
    }

    private static DeploymentFacts replacing(String... objects) {
        return new DeploymentFacts(WORKLOAD, new DeploymentFacts.Attempt(WORKLOAD, 3, AttemptResult.APPLIED, null, null), null, List.of(),
                null, null, null,
                Arrays.stream(objects).map(it -> new DeploymentFacts.Replacement(it, "it can't be changed in place", Instant.EPOCH))
                .toList(), Instant.EPOCH);
    }

    private static DeploymentHistory history(@Nullable DeploymentEvent last) {
        return new DeploymentHistory(recorded(0, wanted(3)), last == null ? List.of() : List.of(last), 1);
    }

    private static DeploymentEvent.Wanted wanted(long generation) {
        return new DeploymentEvent.Wanted(WORKLOAD, "eu-1", generation, WORKLOAD, DeploymentAction.APPLY, "ns", "n", 1, "sha256:0", null,
                "refuse", "correct", "PT10M", null, null);
    }

    private static DeploymentEvent settled(long generation) {
        return new DeploymentEvent.Settled(WORKLOAD, "eu-1", generation, new DeploymentEvent.Evidence(1, 1, 1, 1, Instant.EPOCH));
    }

    private static RecordedEvent recorded(long sequence, DeploymentEvent event) {
        return new RecordedEvent(new Position(sequence + 1), WORKLOAD, StreamId.of("Deployment", WORKLOAD + "/eu-1"), sequence,
                "deployment", "1",
                event, ContractJson.MAPPER.createObjectNode(), Map.of(), Instant.EPOCH);
    }
}

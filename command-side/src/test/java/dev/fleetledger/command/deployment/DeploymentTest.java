package dev.fleetledger.command.deployment;

import static dev.fleetledger.contract.deployment.DeploymentAction.APPLY;
import static dev.fleetledger.contract.deployment.DeploymentAction.RELEASE;
import static dev.fleetledger.contract.deployment.DeploymentAction.REMOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.deployment.DeploymentCommand.Policies;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent.Gone;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;

class DeploymentTest {

    private static final Policies POLICIES = new Policies("refuse", "correct", "PT10M", List.of());
    private static final UUID WORKLOAD = new UUID(1, 1);
    private static final UUID INTENT = new UUID(2, 2);
    private static final UUID ROLLOUT = new UUID(3, 3);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void countsGenerationsFromOne() {
        assertThat(when(apply())).containsExactly(wanted(1, APPLY, ROLLOUT));
        assertThat(when(apply(), wanted(1, APPLY, ROLLOUT))).containsExactly(wanted(2, APPLY, ROLLOUT));
    }

    @Test
    void endKeepsObjectsOfLastWantedState() {
        assertThat(when(new DeploymentCommand.End(INTENT, RELEASE, null), wanted(1, APPLY, ROLLOUT)))
                .containsExactly(wanted(2, RELEASE, null));
    }

    @Test
    void endKeepsIgnoredFields() {
        List<DeploymentEvent> ended = when(new DeploymentCommand.End(INTENT, REMOVE, null), ignoring("/spec/a"));

        assertThat(((Wanted) ended.getFirst()).driftIgnore()).containsExactly("/spec/a");
    }

    @Test
    void doesNotEndMissingOrEndingDeployment() {
        DeploymentCommand end = new DeploymentCommand.End(INTENT, REMOVE, null);

        assertThat(when(end)).isEmpty();
        assertThat(when(end, wanted(1, APPLY, ROLLOUT), wanted(2, RELEASE, null))).isEmpty();
        assertThat(when(end, wanted(1, APPLY, ROLLOUT), wanted(2, REMOVE, null), new Gone(WORKLOAD, "eu-1", 2, NOW))).isEmpty();
    }

    @Test
    void continuesCountingGenerationsAfterEnd() {
        assertThat(when(apply(), wanted(1, APPLY, ROLLOUT), wanted(2, REMOVE, null), new Gone(WORKLOAD, "eu-1", 2, NOW)))
                .containsExactly(wanted(3, APPLY, ROLLOUT));
    }

    @Test
    void ignoresLateReportOfEarlierEnd() {
        Deployment deployment = Deployment.replay(List.of(wanted(1, APPLY, ROLLOUT), wanted(2, REMOVE, null), wanted(3, APPLY, ROLLOUT),
                new Gone(WORKLOAD, "eu-1", 2, NOW)));

        assertThat(Deployment.isUpToDate(deployment, 1, "sha256:a", POLICIES)).isTrue();
    }

    @Test
    void detectsChangedRevisionManifestOrPolicy() {
        Deployment deployment = Deployment.replay(List.of(wanted(1, APPLY, ROLLOUT)));

        assertThat(Deployment.isUpToDate(deployment, 2, "sha256:a", POLICIES)).isFalse();
        assertThat(Deployment.isUpToDate(deployment, 1, "sha256:b", POLICIES)).isFalse();
        assertThat(Deployment.isUpToDate(deployment, 1, "sha256:a", new Policies("adopt", "correct", "PT10M", List.of()))).isFalse();
    }

    @Test
    void reorderedIgnoredFieldsAreNoChange() {
        Deployment deployment = Deployment.replay(List.of(ignoring("/spec/a", "/spec/b")));

        assertThat(Deployment.isUpToDate(deployment, 1, "sha256:a", ignoringPolicies("/spec/b", "/spec/a"))).isTrue();
        assertThat(Deployment.isUpToDate(deployment, 1, "sha256:a", ignoringPolicies("/spec/a"))).isFalse();
    }

    @Test
    void forgetsRunningOrEndingDeploymentOnce() {
        DeploymentCommand forget = new DeploymentCommand.Forget();
        DeploymentEvent running = new DeploymentEvent.Forgotten(WORKLOAD, "eu-1", 1);

        assertThat(when(forget, wanted(1, APPLY, ROLLOUT))).containsExactly(running);
        assertThat(when(forget, wanted(1, APPLY, ROLLOUT), wanted(2, REMOVE, null)))
                .containsExactly(new DeploymentEvent.Forgotten(WORKLOAD, "eu-1", 2));
        assertThat(when(forget, wanted(1, APPLY, ROLLOUT), running)).isEmpty();
        assertThat(when(new DeploymentCommand.End(INTENT, REMOVE, null), wanted(1, APPLY, ROLLOUT), running)).isEmpty();
    }

    @Test
    void keepsPendingDropsUntilTheirGenerationSettles() {
        Wanted dropping = dropping(2, APPLY);

        assertThat(Deployment.pendingDrops(Deployment.replay(List.of(wanted(1, APPLY, ROLLOUT), dropping)))).containsExactly("Service/old");
        assertThat(Deployment.pendingDrops(Deployment.replay(List.of(wanted(1, APPLY, ROLLOUT), dropping, settled(1)))))
                .containsExactly("Service/old");
        assertThat(Deployment.pendingDrops(Deployment.replay(List.of(wanted(1, APPLY, ROLLOUT), dropping, settled(2))))).isEmpty();
    }

    @Test
    void endIncludesPendingDrops() {
        assertThat(when(new DeploymentCommand.End(INTENT, REMOVE, null), wanted(1, APPLY, ROLLOUT), dropping(2, APPLY)))
                .containsExactly(dropping(3, REMOVE, null));
        assertThat(when(new DeploymentCommand.End(INTENT, REMOVE, null), wanted(1, APPLY, ROLLOUT), dropping(2, APPLY), settled(2)))
                .containsExactly(wanted(3, REMOVE, null));
    }

    private static Wanted dropping(long generation, DeploymentAction action) {
        return dropping(generation, action, ROLLOUT);
    }

    private static Wanted dropping(long generation, DeploymentAction action, UUID rollout) {
        return new Wanted(WORKLOAD, "eu-1", generation, INTENT, action, "default", "daemon", 1, "sha256:a", rollout, "refuse", "correct",
                "PT10M",
                List.of("Service/old"), null);
    }

    private static DeploymentEvent settled(long generation) {
        return new DeploymentEvent.Settled(WORKLOAD, "eu-1", generation, new DeploymentEvent.Evidence(1, 1, 1, 1, NOW));
    }

    private static DeploymentCommand apply() {
        return new DeploymentCommand.Apply(WORKLOAD, "eu-1", INTENT, "default", "daemon", 1, "sha256:a", ROLLOUT,
                new Policies("refuse", "correct", "PT10M", List.of()),
                List.of(), List.of());
    }

    private static Wanted wanted(long generation, DeploymentAction action, UUID rollout) {
        return new Wanted(WORKLOAD, "eu-1", generation, INTENT, action, "default", "daemon", 1, "sha256:a", rollout, "refuse", "correct",
                "PT10M", null, null);
    }

    private static Wanted ignoring(String... driftIgnore) {
        return new Wanted(WORKLOAD, "eu-1", 1, INTENT, APPLY, "default", "daemon", 1, "sha256:a", ROLLOUT, "refuse", "correct", "PT10M", null,
                null, List.of(driftIgnore));
    }

    private static Policies ignoringPolicies(String... driftIgnore) {
        return new Policies("refuse", "correct", "PT10M", List.of(driftIgnore));
    }

    private static List<DeploymentEvent> when(DeploymentCommand command, DeploymentEvent... given) {
        return Deployment.decide(Deployment.replay(List.of(given)), command);
    }
}

package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

abstract class DriftScenarios extends OwnershipScenarios {

    private static final String EDITED_IMAGE = "quay.io/by-hand:v1";

    @Test
    void recreatesDeletedObjectAndReportsDrift() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        String before = getDaemonSet(testWorkload).getMetadata().getUid();

        user.deleteDaemonSet(namespace, testWorkload.name());

        DeploymentFacts facts = hub.awaitFacts(intent, "drift", f -> f.drift() != null);
        assertThat(facts.drift().deleted()).isTrue();
        assertThat(facts.drift().manager()).isNull();
        Wait.until("it is recreated", () -> hasDaemonSet(testWorkload, it -> !it.getMetadata().getUid().equals(before)));
        Wait.until("it is ready without drift", () -> hub.facts(intent).getLast().drift() == null && isReady(hub.facts(intent).getLast()));
    }

    @Test
    void correctsEditAndNamesFieldManager() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE);

        Drift drift = awaitDrift(intent);
        assertThat(drift.manager()).isEqualTo(KubectlUser.MANAGER);
        assertThat(drift.at()).isNotNull();
        assertThat(drift.fields()).anyMatch(field -> field.contains("image"));
        Wait.until("it is corrected", () -> image(getDaemonSet(testWorkload)).equals(testWorkload.image()));
    }

    @Test
    void restoresRemovedField() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.removeEnvironment(namespace, testWorkload.name());

        Drift drift = awaitDrift(intent);
        assertThat(drift.fields()).anyMatch(field -> field.contains("env"));
        Wait.until("it is restored", () -> !getDaemonSet(testWorkload).getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv()
                .isEmpty());
    }

    @Test
    void restoresRemovedOwnershipLabel() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.label(namespace, testWorkload.name(), Map.of("fleetledger.dev/workload", ""));

        assertThat(awaitDrift(intent).fields())
                .anyMatch(field -> field.contains("fleetledger.dev~1workload"));
        assertThat(hub.facts(intent)).filteredOn(f -> f.drift() != null).allMatch(f -> !f.drift().deleted());
        Wait.until("it is restored", () -> testWorkload.id().toString()
                .equals(getDaemonSet(testWorkload).getMetadata().getLabels().get("fleetledger.dev/workload")));
        Wait.until("ready facts are reported", () -> isReady(hub.facts(intent).getLast()));
    }

    @Test
    void restoresOverwrittenGenerationAndAppliesNext() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.annotate(namespace, testWorkload.name(), "fleetledger.dev/generation", "\"900\"");
        Drift drift = awaitDrift(intent);
        assertThat(drift.manager()).isEqualTo(KubectlUser.MANAGER);
        Wait.until("it is restored", () -> generation(testWorkload).equals("1"));
        user.annotate(namespace, testWorkload.name(), "fleetledger.dev/generation", "null");
        Wait.until("it is restored", () -> generation(testWorkload).equals("1"));

        applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);
        assertThat(generation(testWorkload)).isEqualTo("2");
    }

    @Test
    void stopsCorrectingAfterRepeatedChanges() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        revertUntilCorrectionsAreHeld(testWorkload);

        user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE);

        long reportsBefore = hub.facts(intent).stream().filter(facts -> facts.drift() != null).count();
        Wait.until("drift is reported repeatedly", () -> hub.facts(intent).stream().filter(facts -> facts.drift() != null)
                .count() > reportsBefore + 1);
        assertThat(image(getDaemonSet(testWorkload))).isEqualTo(EDITED_IMAGE);
        assertThat(hub.facts(intent).getLast().attempt().result()).isEqualTo(AttemptResult.APPLIED);
    }

    @Test
    void reportsRepeatedCorrectionsAndUntilWhenTheyAreHeld() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        revertUntilCorrectionsAreHeld(testWorkload);

        user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE);

        DeploymentFacts held = hub.awaitFacts(intent, "held corrections", facts -> facts.drift() != null && facts.drift().heldUntil() != null);
        assertThat(held.drift().corrected()).isFalse();
        assertThat(held.corrections().count()).isEqualTo(5);
        assertThat(held.corrections().first()).isBeforeOrEqualTo(held.corrections().last());
        assertThat(Duration.between(held.corrections().last(), held.drift().heldUntil())).isBetween(Duration.ofSeconds(59),
                Duration.ofSeconds(61));
        assertThat(hub.facts(intent)).filteredOn(facts -> facts.corrections() == null).as("before the second correction").isNotEmpty();
    }

    /** Five corrections in a row; a further change is left for a while. */
    private void revertUntilCorrectionsAreHeld(TestWorkload testWorkload) {
        for (int i = 0; i < 5; i++) {
            user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE + i);
            Wait.until("it is corrected", () -> image(getDaemonSet(testWorkload)).equals(testWorkload.image()));
        }
    }

    private String generation(TestWorkload testWorkload) {
        return String.valueOf(getDaemonSet(testWorkload).getMetadata().getAnnotations().get("fleetledger.dev/generation"));
    }

    @Test
    void correctsNothingWhenDriftIsOnlyReported() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).drift("report");
        Intent intent = applyUntilReady(testWorkload, 1);

        user.changeImage(namespace, testWorkload.name(), EDITED_IMAGE);

        DeploymentFacts facts = hub.awaitFacts(intent, "drift", f -> f.drift() != null);
        assertThat(facts.drift().manager()).isEqualTo(KubectlUser.MANAGER);
        user.changeLevel(namespace, testWorkload.name(), "debug");
        hub.awaitFacts(intent, "the object is verified again", f -> f.drift() != null
                && f.drift().fields().stream().anyMatch(field -> field.contains("env")));
        assertThat(image(getDaemonSet(testWorkload))).isEqualTo(EDITED_IMAGE);
        assertThat(hub.facts(intent).getLast().drift()).isNotNull();
    }

    @Test
    void doesNotRecreateWhenDriftIsOnlyReported() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).drift("report");
        Intent intent = applyUntilReady(testWorkload, 1);

        user.deleteDaemonSet(namespace, testWorkload.name());

        assertThat(awaitDrift(intent).deleted()).isTrue();
        recreateSentinel();
        assertThat(hasDaemonSet(testWorkload)).isFalse();
    }

    @Test
    void keepsLabelsAddedByOthers() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.label(namespace, testWorkload.name(), Map.of("team", "night"));

        recreateSentinel();
        assertThat(getDaemonSet(testWorkload).getMetadata().getLabels()).containsEntry("team", "night");
        assertThat(hub.facts(intent)).allMatch(facts -> facts.drift() == null);
    }

    /** Deletes a sentinel until the agent has recreated it and reported the drift; by then it has reacted to every earlier change. */
    void recreateSentinel() {
        TestWorkload sentinel = applySentinel();
        String before = getDaemonSet(sentinel).getMetadata().getUid();
        user.deleteDaemonSet(namespace, sentinel.name());
        Wait.until("the sentinel is recreated", () -> hasDaemonSet(sentinel, it -> !it.getMetadata().getUid().equals(before)));
        Wait.until("the sentinel's drift is reported", () -> hub.reportsOf(cluster).stream()
                .flatMap(report -> report.deployments().stream())
                .anyMatch(facts -> facts.workload().equals(sentinel.id()) && facts.drift() != null));
    }
}

package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** What others add to an object is drift, too. */
abstract class ForeignFieldScenarios extends DriftScenarios {

    private static final String POD = "/spec/template/spec";
    private static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    @Test
    void removesContainerAddedByAnotherFieldManager() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.addPrivilegedContainer(namespace, testWorkload.name());

        Drift drift = hub.awaitFacts(intent, "a corrected drift", f -> f.drift() != null && f.drift().corrected()).drift();
        assertThat(drift.manager()).isEqualTo("sidecar-injector");
        assertThat(drift.changes()).containsExactly(added(POD + "/containers/added"));
        Wait.until("it is removed", () -> pod(getDaemonSet(testWorkload)).getContainers().size() == 1);
        Wait.until("it is ready without drift", () -> isReady(hub.facts(intent).getLast()) && hub.facts(intent).getLast().drift() == null);
    }

    @Test
    void removesHostNetworkAndTolerationAddedByUser() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.addToPod(namespace, testWorkload.name(), "hostNetwork", "true");
        assertThat(awaitDrift(intent).changes()).containsExactly(added(POD + "/hostNetwork"));
        Wait.until("it is removed", () -> !Boolean.TRUE.equals(pod(getDaemonSet(testWorkload)).getHostNetwork()));
        user.addToPod(namespace, testWorkload.name(), "tolerations", "[{\"operator\":\"Exists\"}]");

        Drift drift = hub.awaitFacts(intent, "the toleration", f -> f.drift() != null
                && f.drift().changes().contains(added(POD + "/tolerations"))).drift();
        assertThat(drift.manager()).isEqualTo(KubectlUser.MANAGER);
        Wait.until("it is removed", () -> pod(getDaemonSet(testWorkload)).getTolerations().isEmpty());
    }

    @Test
    void restoresOwnFieldAndRemovesAddedOneTogether() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.edit(namespace, testWorkload.name(), "[{\"op\":\"replace\",\"path\":\"" + POD + "/containers/0/image\",\"value\":\"quay.io/x:v1\"},"
                + "{\"op\":\"add\",\"path\":\"" + POD + "/hostPID\",\"value\":true}]");

        assertThat(awaitDrift(intent).changes()).containsExactly(new DriftedField("DaemonSet", POD + "/containers/main/image", "changed"),
                added(POD + "/hostPID"));
        Wait.until("both are corrected", () -> hasDaemonSet(testWorkload, it -> image(it).equals(testWorkload.image())
                && !Boolean.TRUE.equals(pod(it).getHostPID())));
    }

    @Test
    void leavesAddedFieldWhenDriftIsOnlyReported() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).drift("report");
        Intent intent = applyUntilReady(testWorkload, 1);
        user.addToPod(namespace, testWorkload.name(), "hostNetwork", "true");
        assertThat(awaitDrift(intent).corrected()).isFalse();

        Intent next = testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.sendIntent(next);

        assertThat(awaitDrift(next).changes()).containsExactly(added(POD + "/hostNetwork"));
        assertThat(pod(getDaemonSet(testWorkload)).getHostNetwork()).isTrue();
    }

    @Test
    void removesWithNextGenerationWhatWasOnlyReported() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).drift("report");
        Intent intent = applyUntilReady(testWorkload, 1);
        user.addToPod(namespace, testWorkload.name(), "hostNetwork", "true");
        awaitDrift(intent);

        Intent next = testWorkload.drift("correct").apply(2);
        hub.sendIntent(next);

        hub.awaitFacts(next, "a corrected drift", f -> f.drift() != null && f.drift().corrected());
        hub.awaitFacts(next, "ready without drift", facts -> isReady(facts) && facts.drift() == null);
        assertThat(pod(getDaemonSet(testWorkload)).getHostNetwork()).isNotEqualTo(true);
    }

    @Test
    void ignoresFieldsOfPolicy() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload.applyIgnoring(1, POD + "/tolerations", POD + "/containers/main/env/LEVEL"));

        user.addToPod(namespace, testWorkload.name(), "tolerations", "[{\"operator\":\"Exists\"}]");
        user.changeLevel(namespace, testWorkload.name(), "debug");
        user.addToPod(namespace, testWorkload.name(), "hostNetwork", "true");

        assertThat(awaitDrift(intent).changes()).containsExactly(added(POD + "/hostNetwork"));
        Wait.until("the other field is removed", () -> !Boolean.TRUE.equals(pod(getDaemonSet(testWorkload)).getHostNetwork()));
        PodSpec pod = pod(getDaemonSet(testWorkload));
        assertThat(pod.getTolerations()).hasSize(1);
        assertThat(pod.getContainers().getFirst().getEnv().getFirst().getValue()).isEqualTo("debug");
    }

    @Test
    void tellsRestartOnceAndRemovesItWithNextGeneration() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.restart(namespace, testWorkload.name(), "2026-11-24T10:00:00Z");

        Drift drift = awaitDrift(intent);
        assertThat(drift.corrected()).isFalse();
        assertThat(drift.changes()).containsExactly(new DriftedField("DaemonSet",
                "/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt", "changed"));
        Wait.until("it is ready without drift", () -> isReady(hub.facts(intent).getLast()) && hub.facts(intent).getLast().drift() == null);
        assertThat(getDaemonSet(testWorkload).getSpec().getTemplate().getMetadata().getAnnotations()).containsKey(RESTARTED_AT);
        applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);
        assertThat(getDaemonSet(testWorkload).getSpec().getTemplate().getMetadata().getAnnotations()).isNullOrEmpty();
    }

    @Test
    void onlyReportsAdditionToGenerationWithoutBaseline() throws IOException {
        Agent first = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        stop(first);
        user.deleteAgentMemory();
        startAgent();
        applyUntilReady(TestWorkload.of(cluster, namespace).name("first-sentinel"), 1);

        user.addToPod(namespace, testWorkload.name(), "hostNetwork", "true");

        Drift drift = awaitDrift(intent);
        assertThat(drift.changes()).containsExactly(added(POD + "/hostNetwork"));
        assertThat(drift.corrected()).isFalse();
        recreateSentinel();
        assertThat(pod(getDaemonSet(testWorkload)).getHostNetwork()).isTrue();
    }

    @Test
    void restoresEditedOwnershipLabel() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        UUID unknown = UUID.randomUUID();

        user.label(namespace, testWorkload.name(), Map.of("fleetledger.dev/workload", unknown.toString()));

        Drift drift = awaitDrift(intent);
        assertThat(drift.manager()).isEqualTo(KubectlUser.MANAGER);
        assertThat(drift.changes()).containsExactly(new DriftedField("DaemonSet", "/metadata/labels/fleetledger.dev~1workload", "changed"));
        Wait.until("it is restored", () -> testWorkload.id().toString()
                .equals(getDaemonSet(testWorkload).getMetadata().getLabels().get("fleetledger.dev/workload")));
        assertThat(hub.reportsOf(cluster)).flatExtracting(report -> report.deployments()).noneMatch(facts -> facts.workload()
                .equals(unknown));
    }

    private static DriftedField added(String pointer) {
        return new DriftedField("DaemonSet", pointer, DriftedField.ADDED);
    }

    private static PodSpec pod(DaemonSet daemonSet) {
        return daemonSet.getSpec().getTemplate().getSpec();
    }
}

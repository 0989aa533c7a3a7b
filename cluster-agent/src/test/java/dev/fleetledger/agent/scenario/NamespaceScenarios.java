package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

/** What becomes of a workload whose namespace is deleted. A finalizer holds a namespace or a DaemonSet in deletion. */
abstract class NamespaceScenarios extends ForeignFieldScenarios {

    @Test
    void reportsDeletedNamespaceAndReappliesOnceItIsBack() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        user.deleteNamespace(namespace);

        hub.awaitFacts(intent, "it waits", f -> f.attempt().result() == WAITING && "NamespaceMissing".equals(f.attempt().code()));
        Wait.until("the namespace is gone", () -> !user.hasNamespace(namespace));
        int before = hub.facts(intent).size();
        awaitFurtherReports(intent, 6);
        assertThat(hub.facts(intent).subList(before, before + 6)).as("after many attempts")
                .allMatch(facts -> "NamespaceMissing".equals(facts.attempt().code()));
        user.createNamespace(namespace);
        Wait.until("it is applied again", () -> hasDaemonSet(testWorkload) && isReady(hub.facts(intent).getLast()));
    }

    @Test
    void recreatesDeletedNamespaceOfIntent() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, "asked-" + cluster);
        Intent intent = applyUntilReady(testWorkload.applyWithNamespace(1));
        String before = getDaemonSet(testWorkload).getMetadata().getUid();

        user.deleteNamespace(testWorkload.namespace());

        Wait.until("it is recreated", () -> hasDaemonSet(testWorkload, it -> !it.getMetadata().getUid().equals(before)));
        hub.awaitFacts(intent, "drift", facts -> facts.drift() != null && facts.drift().deleted());
        Wait.until("it is ready without drift", () -> isReady(hub.facts(intent).getLast()) && hub.facts(intent).getLast().drift() == null);
    }

    @Test
    void waitsForTerminatingNamespaceAndRecreatesIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, "held-" + cluster);
        Intent intent = applyUntilReady(testWorkload.applyWithNamespace(1));
        user.setFinalizers(testWorkload.namespace(), "[\"example.org/held\"]");

        user.deleteNamespace(testWorkload.namespace());

        hub.awaitFacts(intent, "it waits", facts -> facts.attempt().result() == WAITING
                && "NamespaceTerminating".equals(facts.attempt().code()));

        user.setFinalizers(testWorkload.namespace(), "null");
        Wait.until("it is applied again", () -> hasDaemonSet(testWorkload) && isReady(hub.facts(intent).getLast()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct", "report"})
    void namesDeletionOfNamespaceUntilItIsGone(String drift) throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).drift(drift);
        Intent intent = applyUntilReady(testWorkload, 1);
        user.setFinalizers(namespace, "[\"example.org/held\"]");

        user.deleteNamespace(namespace);

        DeploymentFacts terminating = hub.awaitFacts(intent, "the namespace's deletion", facts -> waitsFor("NamespaceTerminating", facts));
        assertThat(terminating.attempt().message()).contains(namespace).contains("being ");
        user.setFinalizers(namespace, "null");
        hub.awaitFacts(intent, "the missing namespace", facts -> waitsFor("NamespaceMissing", facts));
    }

    @Test
    void namesDeletionOfNamespaceWhileDaemonSetRemains() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        user.edit(namespace, testWorkload.name(), "[{\"op\":\"add\",\"path\":\"/metadata/finalizers\",\"value\":[\"example.org/held\"]}]");

        user.deleteNamespace(namespace);

        try {
            DeploymentFacts held = hub.awaitFacts(intent, "the namespace's deletion", facts -> waitsFor("NamespaceTerminating", facts));
            assertThat(held.object().deleting()).isTrue();
        } finally {
            user.edit(namespace, testWorkload.name(), "[{\"op\":\"remove\",\"path\":\"/metadata/finalizers\"}]");
        }
    }

    private static boolean waitsFor(String code, DeploymentFacts facts) {
        return facts.attempt().result() == WAITING && code.equals(facts.attempt().code());
    }

    /** Waits for reports of this intent; if nothing changes, these are full reports, which the agent sends at an interval. */
    void awaitFurtherReports(Intent intent, int count) {
        int before = hub.facts(intent).size();
        Wait.until(count + " further reports", () -> hub.facts(intent).size() >= before + count);
    }
}

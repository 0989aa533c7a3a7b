package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.StillCluster.daemonSet;
import static dev.fleetledger.simulation.StillCluster.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.DeleteOptions.Propagation;
import dev.fleetledger.simulation.write.WriteOptions;

/** Each expectation has been observed on kube-controller-manager 1.35.4. */
class DaemonSetControllerTest {
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final String SURGE = "{\"type\": \"RollingUpdate\", \"rollingUpdate\": {\"maxSurge\": 1, \"maxUnavailable\": 0}}";

    private final StillCluster still = new StillCluster();

    @AfterEach
    void close() {
        still.close();
    }

    private void running(ObjectNode daemonSet) {
        still.force(daemonSet, "agent");
        still.pass(A_WHILE);
    }

    @Test
    void createsReadyPodOnEveryNode() {
        running(daemonSet("a", "nginx:1"));

        assertThat(still.counts("a")).isEqualTo("desired 3 current 3 updated 3 available 3 misscheduled 0");
        assertThat(Json.number(still.find("a"), "status", "observedGeneration")).isEqualTo(1);
    }

    @Test
    void stopsRollingUpdateAtFirstPodWithBadImage() {
        running(daemonSet("a", "nginx:1"));
        running(daemonSet("a", "nginx:bad"));

        assertThat(still.counts("a")).isEqualTo("desired 3 current 3 updated 1 available 2 misscheduled 0");
        assertThat(still.pods("a")).extracting(pod -> pod.at("/status/containerStatuses/0/state/waiting/reason").asString(""))
                .containsExactlyInAnyOrder("ImagePullBackOff", "", "");
    }

    @Test
    void keepsAllAvailableWhenSurgingWithBadImage() {
        running(with(daemonSet("a", "nginx:1"), SURGE, "spec", "updateStrategy"));
        running(with(daemonSet("a", "nginx:bad"), SURGE, "spec", "updateStrategy"));

        assertThat(still.counts("a")).isEqualTo("desired 3 current 3 updated 0 available 3 misscheduled 0");
        assertThat(still.pods("a")).hasSize(4);
    }

    @Test
    void reusesRevisionUnderNewNumberOnRollback() {
        running(daemonSet("a", "nginx:1"));
        running(daemonSet("a", "nginx:2"));
        running(daemonSet("a", "nginx:1"));

        assertThat(still.cluster.served().store().list(Kinds.REVISIONS, "monitoring"))
                .extracting(revision -> Json.number(revision, "revision")).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void keepsOldPodsWithOnDeleteStrategy() {
        running(with(daemonSet("a", "nginx:1"), "{\"type\": \"OnDelete\"}", "spec", "updateStrategy"));
        running(with(daemonSet("a", "nginx:2"), "{\"type\": \"OnDelete\"}", "spec", "updateStrategy"));

        assertThat(still.counts("a")).isEqualTo("desired 3 current 3 updated 0 available 3 misscheduled 0");
    }

    @Test
    void delaysAvailabilityByMinReadySeconds() {
        still.apply(with(daemonSet("a", "nginx:1"), "10", "spec", "minReadySeconds"));
        still.pass(A_WHILE);
        String early = still.counts("a");
        still.pass(Duration.ofSeconds(8));

        assertThat(early).contains("available 0");
        assertThat(still.counts("a")).contains("available 3");
    }

    @Test
    void deletesPodAndLowersDesiredOnNoExecuteTaint() {
        running(daemonSet("a", "nginx:1"));
        still.cluster.taint("eu-1-node-1", "dedicated", "db", "NoExecute");
        still.pass(A_WHILE);

        assertThat(still.counts("a")).isEqualTo("desired 2 current 2 updated 2 available 2 misscheduled 0");
    }

    @Test
    void ignoresNoScheduleTaintUntilAnotherChange() {
        running(daemonSet("a", "nginx:1"));
        still.cluster.taint("eu-1-node-1", "dedicated", "db", "NoSchedule");
        still.pass(A_WHILE);

        assertThat(still.counts("a")).isEqualTo("desired 3 current 3 updated 3 available 3 misscheduled 0");
    }

    @Test
    void followsAddedAndRemovedNodes() {
        running(daemonSet("a", "nginx:1"));
        still.cluster.addNode("fourth", Map.of());
        still.cluster.addNode("fifth", Map.of());
        still.pass(A_WHILE);
        still.cluster.removeNode("fourth");
        still.pass(A_WHILE);

        assertThat(still.counts("a")).isEqualTo("desired 4 current 4 updated 4 available 4 misscheduled 0");
    }

    @Test
    void recordsWarningOnSetWhenQuotaForbidsPods() {
        still.cluster.served().writes().create(Kinds.QUOTAS, "monitoring", Json.parse(
                "{\"metadata\": {\"name\": \"few\"}, \"spec\": {\"hard\": {\"pods\": \"0\"}}}"), WriteOptions.by("test"));
        running(daemonSet("a", "nginx:1"));

        assertThat(still.counts("a")).isEqualTo("desired 3 current 0 updated 0 available 0 misscheduled 0");
        assertThat(still.warnings("a")).anySatisfy(warning -> assertThat(warning).startsWith("FailedCreate: Error creating: pods \"a-")
                .endsWith("is forbidden: exceeded quota: few, requested: pods=1, used: pods=0, limited: pods=0"));
    }

    @Test
    void leavesPodsPendingWhenHostPortIsTaken() {
        String ports = "[{\"name\": \"c\", \"image\": \"i\", \"ports\": [{\"containerPort\": 80, \"hostPort\": 8080}]}]";
        running(with(daemonSet("a", "i"), ports, "spec", "template", "spec", "containers"));
        running(with(daemonSet("b", "i"), ports, "spec", "template", "spec", "containers"));

        assertThat(still.counts("b")).isEqualTo("desired 3 current 3 updated 3 available 0 misscheduled 0");
        assertThat(still.pods("b")).extracting(pod -> Json.text(pod, "status", "phase")).containsOnly("Pending");
    }

    @Test
    void adoptsOrphanedPodsOfDeletedSet() {
        running(daemonSet("a", "nginx:1"));
        var before = still.pods("a").stream().map(Meta::uid).toList();
        still.delete("a", Propagation.ORPHAN);
        still.pass(A_WHILE);
        running(daemonSet("a", "nginx:1"));

        assertThat(still.pods("a")).extracting(Meta::uid).containsExactlyInAnyOrderElementsOf(before);
        assertThat(still.counts("a")).isEqualTo("desired 3 current 3 updated 3 available 3 misscheduled 0");
    }

    @Test
    void deletesPodsWithDeletedSet() {
        running(daemonSet("a", "nginx:1"));
        still.delete("a", Propagation.FOREGROUND);
        still.pass(A_WHILE);

        assertThat(still.has(Kinds.DAEMON_SETS, "a")).isFalse();
        assertThat(still.pods("a")).isEmpty();
    }
}

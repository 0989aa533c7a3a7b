package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.ManualClockCluster.daemonSet;
import static dev.fleetledger.simulation.ManualClockCluster.with;
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
    private static final Duration SETTLE_TIME = Duration.ofSeconds(5);
    private static final String SURGE = "{\"type\": \"RollingUpdate\", \"rollingUpdate\": {\"maxSurge\": 1, \"maxUnavailable\": 0}}";

    private final ManualClockCluster cluster = new ManualClockCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    private void applyAndSettle(ObjectNode daemonSet) {
        cluster.force(daemonSet, "agent");
        cluster.advance(SETTLE_TIME);
    }

    @Test
    void createsReadyPodOnEveryNode() {
        applyAndSettle(daemonSet("a", "nginx:1"));

        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 3 updated 3 available 3 misscheduled 0");
        assertThat(Json.number(cluster.find("a"), "status", "observedGeneration")).isEqualTo(1);
    }

    @Test
    void stopsRollingUpdateAtFirstPodWithBadImage() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        applyAndSettle(daemonSet("a", "nginx:bad"));

        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 3 updated 1 available 2 misscheduled 0");
        assertThat(cluster.pods("a")).extracting(pod -> pod.at("/status/containerStatuses/0/state/waiting/reason").asString(""))
                .containsExactlyInAnyOrder("ImagePullBackOff", "", "");
    }

    @Test
    void keepsAllAvailableWhenSurgingWithBadImage() {
        applyAndSettle(with(daemonSet("a", "nginx:1"), SURGE, "spec", "updateStrategy"));
        applyAndSettle(with(daemonSet("a", "nginx:bad"), SURGE, "spec", "updateStrategy"));

        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 3 updated 0 available 3 misscheduled 0");
        assertThat(cluster.pods("a")).hasSize(4);
    }

    @Test
    void reusesRevisionUnderNewNumberOnRollback() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        applyAndSettle(daemonSet("a", "nginx:2"));
        applyAndSettle(daemonSet("a", "nginx:1"));

        assertThat(cluster.simulated.served().store().list(Kinds.REVISIONS, "monitoring"))
                .extracting(revision -> Json.number(revision, "revision")).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void keepsOldPodsWithOnDeleteStrategy() {
        applyAndSettle(with(daemonSet("a", "nginx:1"), "{\"type\": \"OnDelete\"}", "spec", "updateStrategy"));
        applyAndSettle(with(daemonSet("a", "nginx:2"), "{\"type\": \"OnDelete\"}", "spec", "updateStrategy"));

        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 3 updated 0 available 3 misscheduled 0");
    }

    @Test
    void delaysAvailabilityByMinReadySeconds() {
        cluster.apply(with(daemonSet("a", "nginx:1"), "10", "spec", "minReadySeconds"));
        cluster.advance(SETTLE_TIME);
        String early = cluster.counts("a");
        cluster.advance(Duration.ofSeconds(8));

        assertThat(early).contains("available 0");
        assertThat(cluster.counts("a")).contains("available 3");
    }

    @Test
    void deletesPodAndLowersDesiredOnNoExecuteTaint() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        cluster.simulated.taint("eu-1-node-1", "dedicated", "db", "NoExecute");
        cluster.advance(SETTLE_TIME);

        assertThat(cluster.counts("a")).isEqualTo("desired 2 current 2 updated 2 available 2 misscheduled 0");
    }

    @Test
    void ignoresNoScheduleTaintUntilAnotherChange() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        cluster.simulated.taint("eu-1-node-1", "dedicated", "db", "NoSchedule");
        cluster.advance(SETTLE_TIME);

        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 3 updated 3 available 3 misscheduled 0");
    }

    @Test
    void followsAddedAndRemovedNodes() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        cluster.simulated.addNode("fourth", Map.of());
        cluster.simulated.addNode("fifth", Map.of());
        cluster.advance(SETTLE_TIME);
        cluster.simulated.removeNode("fourth");
        cluster.advance(SETTLE_TIME);

        assertThat(cluster.counts("a")).isEqualTo("desired 4 current 4 updated 4 available 4 misscheduled 0");
    }

    @Test
    void recordsWarningOnSetWhenQuotaForbidsPods() {
        cluster.simulated.served().writes().create(Kinds.QUOTAS, "monitoring", Json.parse(
                "{\"metadata\": {\"name\": \"few\"}, \"spec\": {\"hard\": {\"pods\": \"0\"}}}"), WriteOptions.ofManager("test"));
        applyAndSettle(daemonSet("a", "nginx:1"));

        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 0 updated 0 available 0 misscheduled 0");
        assertThat(cluster.warnings("a")).anySatisfy(warning -> assertThat(warning).startsWith("FailedCreate: Error creating: pods \"a-")
                .endsWith("is forbidden: exceeded quota: few, requested: pods=1, used: pods=0, limited: pods=0"));
    }

    @Test
    void leavesPodsPendingWhenHostPortIsTaken() {
        String ports = "[{\"name\": \"c\", \"image\": \"i\", \"ports\": [{\"containerPort\": 80, \"hostPort\": 8080}]}]";
        applyAndSettle(with(daemonSet("a", "i"), ports, "spec", "template", "spec", "containers"));
        applyAndSettle(with(daemonSet("b", "i"), ports, "spec", "template", "spec", "containers"));

        assertThat(cluster.counts("b")).isEqualTo("desired 3 current 3 updated 3 available 0 misscheduled 0");
        assertThat(cluster.pods("b")).extracting(pod -> Json.text(pod, "status", "phase")).containsOnly("Pending");
    }

    @Test
    void adoptsOrphanedPodsOfDeletedSet() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        var before = cluster.pods("a").stream().map(Meta::uid).toList();
        cluster.delete("a", Propagation.ORPHAN);
        cluster.advance(SETTLE_TIME);
        applyAndSettle(daemonSet("a", "nginx:1"));

        assertThat(cluster.pods("a")).extracting(Meta::uid).containsExactlyInAnyOrderElementsOf(before);
        assertThat(cluster.counts("a")).isEqualTo("desired 3 current 3 updated 3 available 3 misscheduled 0");
    }

    @Test
    void deletesPodsWithDeletedSet() {
        applyAndSettle(daemonSet("a", "nginx:1"));
        cluster.delete("a", Propagation.FOREGROUND);
        cluster.advance(SETTLE_TIME);

        assertThat(cluster.exists(Kinds.DAEMON_SETS, "a")).isFalse();
        assertThat(cluster.pods("a")).isEmpty();
    }
}

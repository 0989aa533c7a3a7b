package dev.fleetledger.query;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Listeners are told of a cluster's silence, which time alone changes. */
class SilenceIT {

    private static final TestQuerySide QUERY_SIDE = new TestQuerySide(Map.of("fleetledger.cluster-silent-after", "2s"));

    private final TestFleet testFleet = new TestFleet(QUERY_SIDE, "silence");

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void tellsWhenClusterIsSilentAndHeardAgain() {
        String cluster = testFleet.registerCluster("one");
        UUID draft = testFleet.createDraft("silence-admin", "exporter", "silence-mon", List.of(cluster));
        UUID workload = testFleet.submit("silence-admin", draft, "exporter", "silence-mon", List.of(cluster));
        testFleet.get("silence-admin", "/api/v1/hub");
        try (EventStream stream = EventStream.open(QUERY_SIDE.port(), QUERY_SIDE.token("silence-admin"), "?cluster=" + cluster, null)) {
            testFleet.sendReport(cluster, TestFleet.appliedFacts(workload, 1, 3));
            awaitChangeOfBoth(stream, cluster, workload);
            // No report for two seconds.
            awaitChangeOfBoth(stream, cluster, workload);
            testFleet.sendReport(cluster);
            awaitChangeOfBoth(stream, cluster, workload);
        }
    }

    private static void awaitChangeOfBoth(EventStream stream, String cluster, UUID workload) {
        Set<String> awaited = new HashSet<>(Set.of(cluster, workload + "/" + cluster));
        stream.until(it -> {
            awaited.remove(it.data().path("id").stringValue());
            return awaited.isEmpty();
        });
    }
}

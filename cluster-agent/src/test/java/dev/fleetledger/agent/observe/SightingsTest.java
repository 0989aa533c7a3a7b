package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.contract.ContractJson;

class SightingsTest {

    private static final UUID WORKLOAD = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");

    private final Deployments deployments = new Deployments(Clock.systemUTC());
    private final Sightings sightings = new Sightings(deployments, workload -> { }, workload -> { });

    @Test
    void ignoresResponseOlderThanWatchEvent() {
        sightings.stands(WORKLOAD, daemonSet(12, 3));

        sightings.answered(WORKLOAD, daemonSet(10, 0));

        assertThat(ready()).isEqualTo(3);
    }

    @Test
    void acceptsNewerWatchEvent() {
        sightings.answered(WORKLOAD, daemonSet(10, 0));

        sightings.stands(WORKLOAD, daemonSet(12, 3));

        assertThat(ready()).isEqualTo(3);
    }

    @Test
    void acceptsLowerResourceVersionAfterRelist() {
        sightings.stands(WORKLOAD, daemonSet(1000, 3));

        sightings.anew();
        sightings.stands(WORKLOAD, daemonSet(7, 2));

        assertThat(ready()).isEqualTo(2);
    }

    private int ready() {
        return Objects.requireNonNull(Objects.requireNonNull(deployments.find(WORKLOAD)).object()).ready();
    }

    private static Live daemonSet(long version, int ready) {
        return new Live(ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet",
                 "metadata":{"namespace":"default","name":"node-exporter","uid":"u-1","resourceVersion":"%d","generation":1},
                 "status":{"desiredNumberScheduled":3,"numberReady":%d}}""".formatted(version, ready)));
    }
}

package dev.fleetledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.query.projection.change.LiveObject;

class ChangeFilterTest {

    private static final UUID WORKLOAD = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void withoutParametersMatchesEverything() {
        assertThat(new ChangeFilter(null, null, null).matches(LiveObject.grant(OTHER))).isTrue();
    }

    @Test
    void workloadMatchesWhatBelongsToIt() {
        ChangeFilter filter = new ChangeFilter(WORKLOAD, null, null);

        assertThat(filter.matches(LiveObject.workload(WORKLOAD))).isTrue();
        assertThat(filter.matches(LiveObject.rollout(OTHER, WORKLOAD))).isTrue();
        assertThat(filter.matches(LiveObject.draft(OTHER, WORKLOAD))).isTrue();
        assertThat(filter.matches(LiveObject.workload(OTHER))).isFalse();
        assertThat(filter.matches(LiveObject.cluster("one", true))).isFalse();
    }

    @Test
    void severalParametersMatchWhatBelongsToAll() {
        ChangeFilter filter = new ChangeFilter(WORKLOAD, "one", null);

        assertThat(filter.matches(LiveObject.deployment(WORKLOAD, "one"))).isTrue();
        assertThat(filter.matches(LiveObject.deployment(WORKLOAD, "two"))).isFalse();
        assertThat(filter.matches(LiveObject.cluster("one", true))).isFalse();
    }
}

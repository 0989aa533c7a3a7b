package dev.fleetledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.ReaderScope;
import dev.fleetledger.query.access.TestReaders;
import dev.fleetledger.query.projection.change.LiveObject;

class ChangeListenerTest {

    private final ChangeListener listener = new ChangeListener(new ChangeFilter(null, null, null), TestReaders.ofClusters("one"),
            new ChangeBuffer(2, Duration.ofSeconds(1)));

    @Test
    void ignoresRightsThatOlderRefreshHasRead() {
        changeRights(2, TestReaders.ofClusters("two"));
        changeRights(1, TestReaders.ofClusters("one"));

        assertThat(listener.isToldOf(change("one"))).isFalse();
        assertThat(listener.isToldOf(change("two"))).isTrue();
    }

    @Test
    void goesOnWhenOnlyOlderRefreshHasFoundNoRole() {
        changeRights(2, TestReaders.ofClusters("one"));
        changeRights(1, TestReaders.ofClusters());

        assertThat(listener.buffer().end()).isNull();
    }

    @Test
    void endsWithLastRole() {
        changeRights(1, TestReaders.ofClusters("one"));
        changeRights(2, TestReaders.ofClusters());

        assertThat(listener.buffer().end()).isEqualTo(StreamEnd.LOST_RIGHT);
    }

    private void changeRights(long refresh, AuthenticatedReader reader) {
        listener.changeRights(refresh, reader, new ReaderScope(reader), Map.of());
    }

    private static LiveChange change(String cluster) {
        return new LiveChange(1, LiveObject.cluster(cluster, false), scope -> scope.canSeeCluster(cluster), Instant.EPOCH, "");
    }
}

package dev.fleetledger.simulation;

import static dev.fleetledger.simulation.ManualClockCluster.daemonSet;
import static dev.fleetledger.simulation.ManualClockCluster.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.watch.FieldSelector;
import dev.fleetledger.simulation.watch.LabelSelector;
import dev.fleetledger.simulation.watch.Selection;
import dev.fleetledger.simulation.watch.WatchOptions;
import dev.fleetledger.simulation.watch.WatchStream;

class WatchStreamTest {
    private final ManualClockCluster cluster = new ManualClockCluster();

    @AfterEach
    void close() {
        cluster.close();
    }

    private List<String> watchEvents(String labels, String since) {
        return watchEvents(labels, since, Duration.ofMillis(100));
    }

    private List<String> watchEvents(String labels, String since, Duration timeout) {
        List<String> events = new ArrayList<>();
        Selection selection = new Selection(Kinds.DAEMON_SETS, "monitoring", "", LabelSelector.parse(labels),
                FieldSelector.parse(Kinds.DAEMON_SETS, ""));
        var stream = new WatchStream(cluster.simulated.served().store(), selection, new WatchOptions(since, false, false, timeout),
                (type, object) -> events.add(type + " " + Meta.name(object) + Json.text(object, "reason")));
        assertThatCode(() -> stream.run(() -> true)).doesNotThrowAnyException();
        return events;
    }

    private static String teamLabel(String value) {
        return "{\"team\": \"" + value + "\"}";
    }

    @Test
    void resumesAfterGivenResourceVersion() throws Exception {
        String since = Meta.version(cluster.apply(daemonSet("a", "nginx:1")));
        cluster.apply(daemonSet("b", "nginx:1"));
        cluster.apply(daemonSet("a", "nginx:2"));

        assertThat(watchEvents("", since)).containsExactly("ADDED b", "MODIFIED a");
    }

    @Test
    void startsWithCurrentStateWithoutResourceVersion() throws Exception {
        cluster.apply(daemonSet("a", "nginx:1"));

        assertThat(watchEvents("", "")).containsExactly("ADDED a");
    }

    @Test
    void sendsDeletedWhenObjectStopsMatching() throws Exception {
        String since = Meta.version(cluster.apply(with(daemonSet("a", "nginx:1"), teamLabel("x"), "metadata", "labels")));
        cluster.apply(with(daemonSet("a", "nginx:1"), teamLabel("y"), "metadata", "labels"));
        cluster.apply(with(daemonSet("a", "nginx:1"), teamLabel("x"), "metadata", "labels"));

        assertThat(watchEvents("team=x", since)).containsExactly("DELETED a", "ADDED a");
    }

    @Test
    void reportsExpiredForForgottenResourceVersion() throws Exception {
        String since = Meta.version(cluster.apply(daemonSet("a", "nginx:1")));
        cluster.apply(daemonSet("a", "nginx:2"));
        cluster.simulated.served().store().dropChangesBefore(System.nanoTime());

        assertThat(watchEvents("", since)).containsExactly("ERROR Expired");
    }

    @Test
    void reportsExpiredForChangesForgottenWhileItWaited() throws Exception {
        ObjectStore store = cluster.simulated.served().store();
        String since = Meta.version(cluster.apply(daemonSet("a", "nginx:1")));
        List<String> events = new ArrayList<>();
        Thread watch = Thread.ofPlatform().start(() -> events.addAll(watchEvents("", since, Duration.ofSeconds(10))));
        while (watch.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        store.atomically(() -> IntStream.rangeClosed(0, 2000).mapToObj(i -> cluster.apply(daemonSet("b" + i, "nginx:1"))).toList());

        watch.join();
        assertThat(events).containsExactly("ERROR Expired");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a=1 | true", "a==1 | true", "a!=1 | false", "b!=1 | true", "a | true", "!a | false", "!b | true", "a in (1,2) | true",
            "a notin (1,2) | false", "b notin (1) | true", "a=1,c=3 | true", "a=1,c=4 | false", "a in (1), c | true"})
    void parsesSelectorsInKubectlSyntax(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector).matches(java.util.Map.of("a", "1", "c", "3"))).isEqualTo(matches);
    }
}

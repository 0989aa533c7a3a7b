package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.contract.ContractJson;

class NodesTest {

    private final List<String> asked = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private String first = node("node-1", "True");
    private boolean away;
    private long now;
    private final Nodes nodes = new Nodes(this::answer, changes::incrementAndGet, () -> now);

    @Test
    void readsAllPagesAndCountsReadyNodes() {
        nodes.list();

        assertThat(nodes.count()).isEqualTo(2);
        assertThat(nodes.ready()).isEqualTo(1);
        assertThat(nodes.isNotReady("node-2")).isTrue();
        assertThat(nodes.isNotReady("node-1")).isFalse();
        assertThat(nodes.isNotReady("unheard-of")).isFalse();
        assertThat(asked).hasSize(2).last().asString().contains("continue=more");
    }

    @Test
    void notifiesOnlyOnChange() {
        nodes.list();
        nodes.list();
        assertThat(changes).hasValue(1);

        first = node("node-1", "False");
        nodes.list();

        assertThat(changes).hasValue(2);
        assertThat(nodes.ready()).isZero();
    }

    @Test
    void keepsLastNodesWhenListFails() {
        nodes.list();
        away = true;

        nodes.list();

        assertThat(nodes.all()).hasSize(2);
        assertThat(changes).hasValue(1);
    }

    @Test
    void discardsNodesAfterLongFailure() {
        nodes.list();
        away = true;
        now = Duration.ofMinutes(3).toNanos();

        nodes.list();
        nodes.list();

        assertThat(nodes.all()).isNull();
        assertThat(nodes.count()).as("the heartbeat has nothing better").isEqualTo(2);
        assertThat(changes).hasValue(2);
        away = false;
        nodes.list();
        assertThat(nodes.all()).hasSize(2);
        assertThat(changes).hasValue(3);
    }

    @Test
    void relistsOnDemandUnlessListIsRecent() {
        nodes.list();

        nodes.listUnlessYoungerThan(Duration.ofHours(1));
        assertThat(asked).hasSize(2);

        now = Duration.ofHours(2).toNanos();
        nodes.listUnlessYoungerThan(Duration.ofHours(1));
        assertThat(asked).hasSize(4);
    }

    private JsonNode answer(String path) {
        if (away) {
            throw new ApiFailure(0, "", "Cut off", List.of());
        }
        asked.add(path);
        return ContractJson.MAPPER.readTree(path.contains("continue") ? page(node("node-2", "Unknown"), "") : page(first, "more"));
    }

    private static String page(String node, String next) {
        return "{\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}".formatted(next, node);
    }

    private static String node(String name, String ready) {
        return "{\"metadata\":{\"name\":\"%s\"},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"%s\"}]}}".formatted(name, ready);
    }
}

package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.manifest.document.Json;

/** Comparing long lists by name takes little time. */
class ItemPairTest {
    private static final int ITEM_COUNT = 20_000;
    /** Far above the usual time; waiting on a busy machine doesn't count. */
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void pairsNamedItemsInMilliseconds() {
        ArrayNode before = Json.list();
        for (int i = 0; i < ITEM_COUNT; i++) {
            before.addObject().put("name", "a" + i);
        }

        long start = THREADS.getCurrentThreadCpuTime();
        List<ItemPair> pairs = ItemPair.of(before, before.deepCopy());
        Duration duration = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);

        assertThat(pairs).hasSize(ITEM_COUNT).allSatisfy(pair -> assertThat(pair.before()).isEqualTo(pair.after()));
        assertThat(duration).isLessThan(LIMIT);
    }
}

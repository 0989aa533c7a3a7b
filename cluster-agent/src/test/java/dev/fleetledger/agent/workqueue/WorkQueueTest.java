package dev.fleetledger.agent.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class WorkQueueTest {

    private final WorkQueue keys = new WorkQueue();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void returnsEarliestKeyFirst() throws InterruptedException {
        keys.add(first, Duration.ofMillis(40));
        keys.addNow(second);

        assertThat(keys.take()).isEqualTo(second);
        assertThat(keys.take()).isEqualTo(first);
    }

    @Test
    void keepsKeyOnceWithItsEarliestTime() throws InterruptedException {
        keys.add(first, Duration.ofHours(1));
        keys.addNow(first);
        keys.add(first, Duration.ofHours(1));

        assertThat(keys.take()).isEqualTo(first);
        keys.done(first);
        keys.addNow(second);
        assertThat(keys.take()).isEqualTo(second);
    }

    @Test
    void withholdsKeyWhileItIsProcessed() throws InterruptedException {
        keys.addNow(first);
        keys.take();
        keys.addNow(first);
        keys.add(second, Duration.ofMillis(40));

        assertThat(keys.take()).isEqualTo(second);
        keys.done(first);
        assertThat(keys.take()).isEqualTo(first);
    }

    @Test
    void returnsNothingAfterClose() throws InterruptedException {
        keys.close();

        assertThat(keys.take()).isNull();
    }
}

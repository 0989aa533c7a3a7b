package dev.fleetledger.agents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.intake.Intents;
import dev.fleetledger.contract.intent.Keys;

/**
 * What the shared consumer read for one cluster, taken in on a thread of its own: a cluster that hangs holds up no other. First the whole
 * topic, latest record per key, then as it grows.
 */
final class Feed implements Intents {

    /** The topic was read to where it ended when this feed was opened. */
    private static final List<ConsumerRecord<String, byte[]>> END = List.of();

    private static final long HALF_A_MINUTE = 30;

    private final Reader reader;
    private final SharedConsumer consumer;
    private final TopicPartition partition;
    private final BlockingQueue<List<ConsumerRecord<String, byte[]>>> batches = new LinkedBlockingQueue<>();
    private volatile boolean caughtUp;
    private volatile @Nullable Thread thread;

    Feed(Reader reader, SharedConsumer consumer) {
        this.reader = reader;
        this.consumer = consumer;
        this.partition = new TopicPartition(Keys.intentsTopic(reader.cluster()), 0);
    }

    TopicPartition partition() {
        return partition;
    }

    void deliver(List<ConsumerRecord<String, byte[]>> batch) {
        batches.add(batch);
    }

    void atItsEnd() {
        batches.add(END);
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("intents " + partition.topic()).start(this::run);
        consumer.open(this);
    }

    @Override
    public void stop() {
        consumer.forget(this);
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isAlive() {
        Thread running = thread;
        return running == null || running.isAlive() && consumer.isAlive();
    }

    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    @Override
    public long behind() {
        return batches.stream().mapToLong(List::size).sum();
    }

    private void run() {
        try {
            Map<String, byte[]> latest = latest();
            reader.beforeActing().run();
            reader.intake().replay(latest);
            caughtUp = true;
            reader.afterReplay().run();
            while (true) {
                reader.goesOn().run();
                List<ConsumerRecord<String, byte[]>> batch = batches.poll(HALF_A_MINUTE, TimeUnit.SECONDS);
                if (batch != null) {
                    batch.forEach(record -> reader.intake().take(record.key(), record.value()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, byte[]> latest() throws InterruptedException {
        Map<String, byte[]> latest = new HashMap<>();
        for (List<ConsumerRecord<String, byte[]>> batch = batches.take(); batch != END; batch = batches.take()) {
            for (ConsumerRecord<String, byte[]> record : batch) {
                if (record.value() == null) {
                    latest.remove(record.key());
                } else {
                    latest.put(record.key(), record.value());
                }
            }
        }
        return latest;
    }
}

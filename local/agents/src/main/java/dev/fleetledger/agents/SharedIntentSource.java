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

import dev.fleetledger.agent.intake.IntentSource;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Passes the records that the shared consumer read for one cluster to its agent, on a thread of its own, so that a hanging
 * cluster delays no other. First it passes the whole topic, with the latest record per key, then new records as they arrive.
 */
final class SharedIntentSource implements IntentSource {

    /** Marks the end of the topic as it was when this source was opened. */
    private static final List<ConsumerRecord<String, byte[]>> END = List.of();

    private static final long POLL_SECONDS = 30;

    private final Reader reader;
    private final SharedIntentConsumer consumer;
    private final TopicPartition partition;
    private final BlockingQueue<List<ConsumerRecord<String, byte[]>>> batches = new LinkedBlockingQueue<>();
    private volatile boolean caughtUp;
    private volatile @Nullable Thread thread;

    SharedIntentSource(Reader reader, SharedIntentConsumer consumer) {
        this.reader = reader;
        this.consumer = consumer;
        this.partition = new TopicPartition(WireNames.intentsTopic(reader.cluster()), 0);
    }

    TopicPartition partition() {
        return partition;
    }

    void deliver(List<ConsumerRecord<String, byte[]>> batch) {
        batches.add(batch);
    }

    void markEnd() {
        batches.add(END);
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("intents " + partition.topic()).start(this::run);
        consumer.open(this);
    }

    @Override
    public void stop() {
        consumer.remove(this);
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
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    @Override
    public long behind() {
        return batches.stream().mapToLong(List::size).sum();
    }

    private void run() {
        try {
            Map<String, byte[]> latest = readLatest();
            reader.beforeActing().run();
            reader.intake().replay(latest);
            caughtUp = true;
            reader.afterReplay().run();
            while (true) {
                reader.signalAlive().run();
                List<ConsumerRecord<String, byte[]>> batch = batches.poll(POLL_SECONDS, TimeUnit.SECONDS);
                if (batch != null) {
                    batch.forEach(record -> reader.intake().accept(record.key(), record.value()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, byte[]> readLatest() throws InterruptedException {
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

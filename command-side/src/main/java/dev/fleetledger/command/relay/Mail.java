package dev.fleetledger.command.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import dev.fleetledger.contract.intent.Keys;

/**
 * Sends records and waits until every one of them is acknowledged, or has failed.
 *
 * @param assertReachable throws {@link BrokerIsAway}: then the next records need not be tried
 */
record Mail(Producer<String, String> producer, Runnable assertReachable) implements AutoCloseable {

    private record Sent(Dispatch dispatch, Future<RecordMetadata> answer) {}

    /** @return the first trouble of each cluster that had one: what came after it there doesn't count as sent */
    Map<String, String> send(List<Dispatch> dispatches) {
        Map<String, String> troubles = new HashMap<>();
        List<Sent> underWay = new ArrayList<>();
        for (Dispatch dispatch : dispatches) {
            // A topic without metadata blocks the caller: once is enough.
            if (dispatch.broken() != null) {
                troubles.putIfAbsent(dispatch.cluster(), dispatch.broken());
            } else if (!troubles.containsKey(dispatch.cluster())) {
                send(dispatch, underWay, troubles);
            }
        }
        producer.flush();
        underWay.forEach(sent -> await(sent, troubles));
        return troubles;
    }

    private void send(Dispatch dispatch, List<Sent> underWay, Map<String, String> troubles) {
        try {
            underWay.add(new Sent(dispatch, producer.send(new ProducerRecord<>(
                    Keys.intentsTopic(dispatch.cluster()), 0, dispatch.key(), dispatch.value()))));
        } catch (RuntimeException e) {
            assertReachable.run();
            troubles.put(dispatch.cluster(), e.toString());
        }
    }

    private static void await(Sent sent, Map<String, String> troubles) {
        try {
            sent.answer().get();
        } catch (ExecutionException e) {
            troubles.putIfAbsent(sent.dispatch().cluster(), String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerIsAway("interrupted");
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

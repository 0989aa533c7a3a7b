package dev.fleetledger.command.question;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.question.QuestionEvent.Asked;
import dev.fleetledger.contract.question.QuestionEvent.Of;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.ledger.NewEvent;

/** Issues questions: stores each cluster and the expiry in the caller's transaction, and creates the event that the relay sends. */
@Component
public final class Questions {

    private final QuestionTable table;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration expiry;

    Questions(QuestionTable table, Ids ids, ObjectProvider<InstantSource> clocks, @Value("${fleetledger.question-expiry:PT30S}") Duration expiry) {
        this.table = table;
        this.ids = ids;
        this.clock = clocks.getIfAvailable(InstantSource::system);
        this.expiry = expiry;
    }

    /**
     * Question for a preview in each cluster.
     *
     * @param workload  owner of the objects; absent while the workload does not exist
     * @param manifests name of the frozen manifest, by cluster
     */
    public Asking preview(UUID draft, long draftVersion, @Nullable UUID workload, String namespace, String conflict,
            Map<String, String> manifests) {
        List<Of> clusters = manifests.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> new Of(one.getKey(), one.getValue())).toList();
        return ask(new Asked(ids.next(), QuestionKind.PREVIEW, expiresAt(), draft, draftVersion, workload, namespace, null, null, conflict, clusters));
    }

    /** Question for a running DaemonSet. {@link RunningAnswered} is notified of the outcome. */
    public Asking running(UUID draft, String cluster, String namespace, String name) {
        return ask(new Asked(ids.next(), QuestionKind.RUNNING, expiresAt(), draft, null, null, namespace, name, null, null,
                List.of(new Of(cluster, null))));
    }

    /**
     * Question for an inventory list.
     *
     * @param list      kind of objects, as the API names it
     * @param namespace absent: all namespaces
     */
    public Asking inventory(String cluster, String list, @Nullable String namespace) {
        return ask(new Asked(ids.next(), QuestionKind.INVENTORY, expiresAt(), null, null, null, namespace, null, list, null,
                List.of(new Of(cluster, null))));
    }

    /**
     * Serializes identical questions: concurrent callers wait until this transaction ends.
     *
     * @return an open question with the same content
     */
    public Optional<UUID> openInventory(String cluster, String list, @Nullable String namespace) {
        return table.openLike(cluster, list, namespace, clock.instant());
    }

    private Asking ask(Asked asked) {
        table.add(asked);
        return new Asking(asked.question(), asked.expiresAt(), new NewEvent(Streams.question(asked.question()), 0, asked));
    }

    /** Truncated to the table's precision. */
    private Instant expiresAt() {
        return clock.instant().plus(expiry).truncatedTo(ChronoUnit.MILLIS);
    }
}

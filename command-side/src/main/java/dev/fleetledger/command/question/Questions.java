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

/** Asks clusters: notes in the caller's transaction who is asked until when, and makes the event that the relay sends. */
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
     * What would each cluster say?
     *
     * @param workload  whose objects these are; absent as long as there is none
     * @param manifests name of the frozen objects, by cluster
     */
    public Asking preview(UUID draft, long draftVersion, @Nullable UUID workload, String namespace, String conflict,
            Map<String, String> manifests) {
        List<Of> clusters = manifests.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> new Of(one.getKey(), one.getValue())).toList();
        return ask(new Asked(ids.next(), QuestionKind.PREVIEW, expiresAt(), draft, draftVersion, workload, namespace, null, null, conflict, clusters));
    }

    /** How does this DaemonSet look there? {@link RunningAnswered} is told. */
    public Asking running(UUID draft, String cluster, String namespace, String name) {
        return ask(new Asked(ids.next(), QuestionKind.RUNNING, expiresAt(), draft, null, null, namespace, name, null, null,
                List.of(new Of(cluster, null))));
    }

    /** @param list which kind of thing, as the interface names it @param namespace absent: all */
    public Asking inventory(String cluster, String list, @Nullable String namespace) {
        return ask(new Asked(ids.next(), QuestionKind.INVENTORY, expiresAt(), null, null, null, namespace, null, list, null,
                List.of(new Of(cluster, null))));
    }

    /** Whoever asks the same meanwhile waits until this transaction is over. @return the one that is asked already, and may still be answered */
    public Optional<UUID> openInventory(String cluster, String list, @Nullable String namespace) {
        return table.openLike(cluster, list, namespace, clock.instant());
    }

    private Asking ask(Asked asked) {
        table.add(asked);
        return new Asking(asked.question(), asked.expiresAt(), new NewEvent(Streams.question(asked.question()), 0, asked));
    }

    /** As exact as the table is. */
    private Instant expiresAt() {
        return clock.instant().plus(expiry).truncatedTo(ChronoUnit.MILLIS);
    }
}

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
import org.springframework.stereotype.Component;

import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.question.QuestionEvent.Asked;
import dev.fleetledger.contract.question.QuestionEvent.QuestionTarget;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.ledger.NewEvent;

/** Issues questions: stores each cluster and the expiry in the caller's transaction, and creates the event that the relay sends. */
@Component
public final class QuestionIssuer {

    private final QuestionTable questionTable;
    private final IdGenerator idGenerator;
    private final InstantSource clock;
    private final Duration expiry;

    QuestionIssuer(QuestionTable questionTable, IdGenerator idGenerator, InstantSource clock,
            CommandSideProperties properties) {
        this.questionTable = questionTable;
        this.idGenerator = idGenerator;
        this.clock = clock;
        this.expiry = properties.questionExpiry();
    }

    /**
     * Question for a preview in each cluster.
     *
     * @param workload  owner of the objects; absent while the workload does not exist
     * @param manifests name of the frozen manifest, by cluster
     */
    public PendingQuestion preview(UUID draft, long draftVersion, @Nullable UUID workload, String namespace, String conflict,
            Map<String, String> manifests) {
        List<QuestionTarget> clusters = manifests.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new QuestionTarget(entry.getKey(), entry.getValue())).toList();
        return issue(new Asked(idGenerator.next(), QuestionKind.PREVIEW, expiresAt(), draft, draftVersion, workload, namespace, null, null,
                conflict, clusters));
    }

    /** Question for a running DaemonSet. {@link RunningAnswerListener} is notified of the outcome. */
    public PendingQuestion running(UUID draft, String cluster, String namespace, String name) {
        return issue(new Asked(idGenerator.next(), QuestionKind.RUNNING, expiresAt(), draft, null, null, namespace, name, null, null,
                List.of(new QuestionTarget(cluster, null))));
    }

    /**
     * Question for an inventory list.
     *
     * @param list      kind of objects, as the API names it
     * @param namespace absent: all namespaces
     */
    public PendingQuestion inventory(String cluster, String list, @Nullable String namespace) {
        return issue(new Asked(idGenerator.next(), QuestionKind.INVENTORY, expiresAt(), null, null, null, namespace, null, list, null,
                List.of(new QuestionTarget(cluster, null))));
    }

    /**
     * Serializes identical questions: concurrent callers wait until this transaction ends.
     *
     * @return an open question with the same content
     */
    public Optional<UUID> findOpenInventory(String cluster, String list, @Nullable String namespace) {
        return questionTable.findOpenInventory(cluster, list, namespace, clock.instant());
    }

    /**
     * Serializes previews of the same draft: concurrent callers wait until this transaction ends.
     *
     * @return the most recent preview of the draft that has not expired, answered or not
     */
    public Optional<UUID> findOpenPreview(UUID draft) {
        return questionTable.findOpenPreview(draft, clock);
    }

    private PendingQuestion issue(Asked asked) {
        questionTable.add(asked);
        return new PendingQuestion(asked.question(), asked.expiresAt(), new NewEvent(StreamIds.question(asked.question()), 0, asked));
    }

    /** Truncated to the table's precision. */
    private Instant expiresAt() {
        return clock.instant().plus(expiry).truncatedTo(ChronoUnit.MILLIS);
    }
}

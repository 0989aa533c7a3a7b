package dev.fleetledger.contract.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Events of the stream {@code Question/<id>}. Each cluster is asked once; answers arrive in reports and are ignored after the expiry. */
public sealed interface QuestionEvent {

    UUID question();

    /**
     * @param draft        for a preview or a running DaemonSet: the draft that the question was asked for
     * @param draftVersion for a preview: the draft's version
     * @param workload     for a preview: the workload that owns the objects; absent while there is none
     * @param namespace    of the objects, of the running DaemonSet, or of the listed objects; when absent, all namespaces
     * @param name         of the DaemonSet
     * @param list         for an inventory: the kind of listed objects, as the API names it
     * @param conflict     for a preview: {@code refuse}, {@code adoptIfSame} or {@code adopt}
     */
    record Asked(UUID question, QuestionKind kind, Instant expiresAt, @Nullable UUID draft, @Nullable Long draftVersion,
            @Nullable UUID workload, @Nullable String namespace, @Nullable String name, @Nullable String list,
            @Nullable String conflict, List<QuestionTarget> clusters) implements QuestionEvent {}

    /** @param manifest for a preview: SHA-256 of the objects, which are stored in {@code ledger.manifests} */
    record QuestionTarget(String cluster, @Nullable String manifest) {}
}

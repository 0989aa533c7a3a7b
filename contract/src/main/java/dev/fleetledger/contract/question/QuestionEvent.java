package dev.fleetledger.contract.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Stream {@code Question/<id>}: clusters are asked once; answers come by reports, and none counts after the expiry. */
public sealed interface QuestionEvent {

    UUID question();

    /**
     * @param draft        of a preview and of a running DaemonSet: for which draft
     * @param draftVersion the draft's version that a preview is of
     * @param workload     of a preview: whose objects these are; absent as long as there is none
     * @param namespace    of the objects, of the running DaemonSet, or of the things listed; absent: all
     * @param name         of the DaemonSet
     * @param list         of an inventory: which kind of thing, as the interface names it
     * @param conflict     of a preview: {@code refuse}, {@code adoptIfSame} or {@code adopt}
     */
    record Asked(UUID question, QuestionKind kind, Instant expiresAt, @Nullable UUID draft, @Nullable Long draftVersion,
            @Nullable UUID workload, @Nullable String namespace, @Nullable String name, @Nullable String list,
            @Nullable String conflict, List<Of> clusters) implements QuestionEvent {}

    /** @param manifest of a preview: SHA-256 of the objects, which lie in {@code ledger.manifests} */
    record Of(String cluster, @Nullable String manifest) {}
}

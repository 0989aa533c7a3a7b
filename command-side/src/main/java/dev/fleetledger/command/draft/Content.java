package dev.fleetledger.command.draft;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.manifest.Documents;
import dev.fleetledger.manifest.Step;

/**
 * What is in a draft, in whatever state it is.
 *
 * @param owner   subject of whom it belongs to now
 * @param cluster the one cluster that it is fixed to, when it was opened from inside it
 */
public record Content(UUID draft, String kind, String owner, @Nullable String cluster, @Nullable BasedOn basedOn, Documents documents,
        Carried carried) {

    private static final String DEFAULT_NAMESPACE = "default";

    Content with(Documents changed) {
        return new Content(draft, kind, owner, cluster, basedOn, changed, carried);
    }

    Content ownedBy(String next) {
        return new Content(draft, kind, next, cluster, basedOn, documents, carried);
    }

    Content with(Carried other) {
        return new Content(draft, kind, owner, cluster, basedOn, documents, other);
    }

    /** A draft is its owner's alone until it names one: with its basics, which name the default one when they name none. */
    public @Nullable String namespace() {
        return documents.touched(Step.BASICS) ? documents.of(Step.BASICS).path("namespace").stringValue(DEFAULT_NAMESPACE) : null;
    }
}

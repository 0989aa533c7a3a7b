package dev.fleetledger.contract.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The credentials of one cluster, replayed from its events.
 *
 * @param ends when each credential ended, by id; {@link #OPEN} while it is valid
 */
public record CredentialHistory(Map<String, Instant> ends) {

    public static final CredentialHistory NONE = new CredentialHistory(Map.of());
    private static final Instant OPEN = Instant.MAX;

    public CredentialHistory {
        ends = Map.copyOf(ends);
    }

    /** @param at when the event happened */
    public CredentialHistory apply(ClusterEvent event, Instant at) {
        return switch (event) {
            case ClusterEvent.CredentialIssued it -> (it.formerUntil() == null ? endAll(at) : this).with(it.credential(), null);
            case ClusterEvent.CredentialRetired it -> ends.getOrDefault(it.credential(), at).isAfter(at) ? with(it.credential(), at) : this;
            case ClusterEvent.Removed _, ClusterEvent.Forgotten _ -> endAll(at);
            case ClusterEvent.Registered _, ClusterEvent.Labelled _, ClusterEvent.Cordoned _, ClusterEvent.Uncordoned _,
                    ClusterEvent.RemovalAsked _, ClusterEvent.RemovalTakenBack _, ClusterEvent.ResendAsked _ -> this;
        };
    }

    /** @param retiredAt absent while the credential is valid */
    public CredentialHistory with(String credential, @Nullable Instant retiredAt) {
        Map<String, Instant> updated = new HashMap<>(ends);
        updated.put(credential, retiredAt == null ? OPEN : retiredAt);
        return new CredentialHistory(updated);
    }

    public boolean wasIssued(String credential) {
        return ends.containsKey(credential);
    }

    /** @return since when the credential is invalid; null while it is valid or when it was never issued */
    public @Nullable Instant retiredAt(String credential) {
        Instant end = ends.getOrDefault(credential, OPEN);
        return end.equals(OPEN) ? null : end;
    }

    private CredentialHistory endAll(Instant at) {
        Map<String, Instant> updated = new HashMap<>(ends);
        updated.replaceAll((credential, end) -> end.isAfter(at) ? at : end);
        return new CredentialHistory(updated);
    }
}

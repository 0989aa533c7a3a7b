package dev.fleetledger.query.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.pod.ResourceTotals;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.StepState;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.person.PersonDirectory.Names;

/**
 * A draft as returned by the API.
 *
 * @param cluster    the only cluster that it may target; null where the reader may not see it
 * @param editors    everyone who has saved something, the latest first
 * @param from       source of its first content
 * @param fetch      state of the fetch, for a draft that was started from a running DaemonSet
 * @param family     for a variant, the family that it shares with its source
 * @param collisions what a rebase left to decide
 * @param acknowledged literals that a person said are no secrets; each statement holds while the value is unchanged
 * @param kept       kept fields: imported from YAML and not part of the form
 * @param notCarried what the newest import left out, with the reasons
 * @param workload   id of the workload, known before it exists
 * @param workloadId the same once the draft is submitted
 */
record DraftResponse(UUID id, String kind, String state, @Nullable String name, @Nullable String namespace, @Nullable String cluster,
        String owner, @Nullable String ownerName, List<Editor> editors, @Nullable Source from, @Nullable Fetch fetch,
        @Nullable BasedOn basedOn,
        @Nullable UUID family, Map<String, StepResponse> steps,
        List<Finding> violations, List<Finding> warnings, List<CollisionResponse> collisions,
        List<Acknowledgement> acknowledged, List<DraftEvent.Kept> kept, List<DraftEvent.NotCarried> notCarried,
        String podSecurityLevel, Demands totals, TargetCount targets, UUID workload, @Nullable UUID workloadId,
        @Nullable Integer revision, @Nullable UUID rolloutId, Instant startedAt, Instant changedAt, long version, String position) {

    /**
     * @param step the step that they saved last; null when it was the whole draft
     * @param now  whether that was within the last five minutes, in database time
     */
    record Editor(String id, @Nullable String name, @Nullable String step, Instant at, boolean now) {

        private static final Duration ACTIVE_PERIOD = Duration.ofMinutes(5);

        static List<Editor> all(List<LastEdit> edits, Names names, Instant now) {
            return edits.stream().sorted(Comparator.comparing(LastEdit::at).reversed())
                    .map(lastEdit -> new Editor(lastEdit.id(), names.name(lastEdit.id()),
                            lastEdit.step(), lastEdit.at(), lastEdit.at().plus(ACTIVE_PERIOD).isAfter(now))).toList();
        }
    }

    /** @param revision the workload's revision */
    record Source(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision) {}

    /**
     * @param state {@code asked}, {@code found} or {@code failed}
     * @param code  why it failed
     */
    record Fetch(String cluster, String namespace, String name, String state, @Nullable String code, @Nullable String message,
            @Nullable Instant fetchedAt) {}

    record BasedOn(UUID workload, @Nullable Integer revision) {}

    /**
     * A literal of which a person said that it is no secret.
     *
     * @param pointer into the step's document; it addresses list items by their name where they have one
     */
    record Acknowledgement(String step, String pointer, String reason) {}

    /** @param defaulted pointers into the document to the values that are defaults */
    record StepResponse(JsonNode document, String state, List<String> defaulted) {

        static StepResponse of(JsonNode document, StepState state, List<String> defaulted) {
            return new StepResponse(document, state.name().toLowerCase(Locale.ROOT), defaulted);
        }
    }

    record Finding(String step, String pointer, String rule, String message, String remedy) {

        static List<Finding> all(List<Violation> violations) {
            return violations.stream().map(v -> new Finding(v.step().key(), v.pointer(), v.rule(), v.message(), v.remedy())).toList();
        }
    }

    /** @param fleet demand on all known nodes of the chosen clusters that the reader may see */
    record Demands(Demand perNode, Demand fleet) {}

    /** Demand in cores and bytes. */
    record Demand(String cpuRequest, String cpuLimit, String memoryRequest, String memoryLimit) {

        static Demand of(ResourceTotals all) {
            return new Demand(all.cpuRequest().toPlainString(), all.cpuLimit().toPlainString(), all.memoryRequest().toPlainString(),
                    all.memoryLimit().toPlainString());
        }
    }

    /**
     * @param total     number of chosen clusters that the reader may see
     * @param elsewhere number of named clusters that the reader may not know; saving the placement without them leaves them out
     */
    record TargetCount(int total, int elsewhere) {}

    /** A draft as an item of a list. */
    record Summary(UUID id, String kind, String state, @Nullable String name, @Nullable String namespace, @Nullable String cluster,
            String owner, @Nullable String ownerName, @Nullable BasedOn basedOn, @Nullable UUID family,
            @Nullable UUID workloadId, Instant startedAt,
            Instant changedAt, long version, String position) {}

    static @Nullable Source from(DraftView d) {
        return d.fromDraft == null && d.fromWorkload == null ? null : new Source(d.fromDraft, d.fromWorkload, d.fromRevision);
    }

    static @Nullable String visibleCluster(@Nullable String cluster, AuthenticatedReader authenticatedReader) {
        return cluster == null || !authenticatedReader.canSeeCluster(cluster) ? null : cluster;
    }

    /** Returns the fetch only to readers who may see the cluster. */
    static @Nullable Fetch fetch(DraftView d, AuthenticatedReader authenticatedReader) {
        if (d.fromCluster == null || d.fromNamespace == null || d.fromName == null || !authenticatedReader.canSeeCluster(d.fromCluster)) {
            return null;
        }
        String state = d.fetchedAt == null ? "asked" : d.fetchCode == null ? "found" : "failed";
        return new Fetch(d.fromCluster, d.fromNamespace, d.fromName, state, d.fetchCode, d.fetchMessage, d.fetchedAt);
    }

    static @Nullable BasedOn basedOn(DraftView draft) {
        return draft.basedWorkload == null ? null : new BasedOn(draft.basedWorkload, draft.basedRevision);
    }
}

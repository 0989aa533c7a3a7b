package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.StepState;
import dev.fleetledger.manifest.Totals;
import dev.fleetledger.manifest.Violation;
import dev.fleetledger.query.access.People.Person;

/**
 * A draft as the interface shows it.
 *
 * @param kept what came by YAML and has no place in the form
 */
record DraftAnswer(UUID id, String kind, String state, @Nullable String name, @Nullable String namespace, @Nullable String cluster,
        String owner, @Nullable String ownerName, List<Person> editors, @Nullable BasedOn basedOn, Map<String, StepAnswer> steps,
        List<Finding> violations, List<Finding> warnings, List<DraftEvent.Kept> kept,
        String podSecurityLevel, Demands totals, Total targets, @Nullable UUID workloadId,
        @Nullable Integer revision, @Nullable UUID rolloutId, Instant startedAt, Instant changedAt, long version, String position) {

    record BasedOn(UUID workload, @Nullable Integer revision) {}

    /** @param defaulted pointers into the document of what nobody gave */
    record StepAnswer(JsonNode document, String state, List<String> defaulted) {

        static StepAnswer of(JsonNode document, StepState state, List<String> defaulted) {
            return new StepAnswer(document, state.name().toLowerCase(Locale.ROOT), defaulted);
        }
    }

    record Finding(String step, String pointer, String rule, String message, String remedy) {

        static List<Finding> all(List<Violation> violations) {
            return violations.stream().map(v -> new Finding(v.step().key(), v.pointer(), v.rule(), v.message(), v.remedy())).toList();
        }
    }

    /** @param fleet on the nodes, as far as they are known, of the chosen clusters that the reader may see */
    record Demands(Demand perNode, Demand fleet) {}

    /** In cores and bytes. */
    record Demand(String cpuRequest, String cpuLimit, String memoryRequest, String memoryLimit) {

        static Demand of(Totals all) {
            return new Demand(all.cpuRequest().toPlainString(), all.cpuLimit().toPlainString(), all.memoryRequest().toPlainString(),
                    all.memoryLimit().toPlainString());
        }
    }

    /** @param total of the clusters that the reader may see */
    record Total(int total) {}

    /** A line of the list. */
    record Summary(UUID id, String kind, String state, @Nullable String name, @Nullable String namespace, @Nullable String cluster,
            String owner, @Nullable String ownerName, @Nullable BasedOn basedOn, @Nullable UUID workloadId, Instant startedAt,
            Instant changedAt, long version, String position) {}

    static @Nullable BasedOn basedOn(DraftView draft) {
        return draft.basedWorkload == null ? null : new BasedOn(draft.basedWorkload, draft.basedRevision);
    }
}

package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.deployment.GenerationOutcome;
import dev.fleetledger.query.person.PersonDirectory.Names;
import dev.fleetledger.query.person.PersonDirectory.Person;

/**
 * An audit entry as returned by the API.
 *
 * @param problem  set for a refused command
 * @param cause    id of the command that caused this one
 * @param undoneBy position of the entry that takes this one back
 * @param clusters outcomes in the clusters that the reader may see
 */
record AuditEntryResponse(String position, Instant at, Person actor, List<String> roles, Client from, String action, Target target,
        String outcome,
        @Nullable Problem problem, @Nullable String reason, @Nullable String cause, @Nullable String undoneBy,
        List<ChangeResponse> changes, List<GenerationOutcome> clusters) {

    record Client(@Nullable String address, @Nullable String agent) {}

    record Target(@Nullable UUID draft, @Nullable UUID workload, @Nullable String cluster, @Nullable String namespace) {}

    /**
     * Reason why a command was refused.
     *
     * @param missing   the missing rights in clusters that the reader may see
     * @param elsewhere number of further clusters in which a right is missing
     */
    record Problem(int status, String code, List<RefusalEvent.Missing> missing, long elsewhere, List<String> rules) {}

    record ChangeResponse(String path, String label, @Nullable JsonNode before, @Nullable JsonNode after) {}

    /** Paths of changes whose values are lists of cluster names; the reader may not see all of them. */
    private static final Pattern CLUSTER_LIST_PATHS =
            Pattern.compile("/placement/(clusters|exclude|(overrides|rollout/waves)/\\d+/clusters/names)");

    static AuditEntryResponse of(AuditView e, List<GenerationOutcome> clusters, Names names, AuthenticatedReader authenticatedReader) {
        Person actor = e.actor.equals(EventMetadata.SYSTEM) ? new Person(EventMetadata.SYSTEM, EventMetadata.SYSTEM)
                : names.person(e.actor);
        return new AuditEntryResponse(Long.toString(e.position), e.at, actor, e.roles.isEmpty() ? List.of() : List.of(e.roles.split(",")),
                new Client(e.address, e.agent), e.action, new Target(e.draft, e.workload, e.cluster, e.namespace), e.outcome,
                problem(e, authenticatedReader), e.reason, e.cause,
                e.undoneBy == null ? null : e.undoneBy.toString(), e.changes().stream()
                .map(change -> toResponse(change, authenticatedReader)).toList(), clusters);
    }

    /** The ledger keeps all missing rights; also the refused caller sees only those in visible clusters, as in the refusal itself. */
    private static @Nullable Problem problem(AuditView entry, AuthenticatedReader authenticatedReader) {
        AuditView.Problem problem = entry.problem();
        if (problem == null) {
            return null;
        }
        Predicate<RefusalEvent.Missing> visible = missing -> isVisible(missing.cluster(), authenticatedReader);
        return new Problem(problem.status(), problem.code(), problem.missing().stream().filter(visible).toList(),
                problem.missing().stream().filter(visible.negate()).map(RefusalEvent.Missing::cluster).distinct().count(),
                problem.rules());
    }

    private static boolean isVisible(String cluster, AuthenticatedReader authenticatedReader) {
        return cluster.equals(MissingRight.ANYWHERE) || authenticatedReader.canSeeCluster(cluster);
    }

    private static ChangeResponse toResponse(Change c, AuthenticatedReader authenticatedReader) {
        return CLUSTER_LIST_PATHS.matcher(c.path()).matches()
                ? new ChangeResponse(c.path(), c.label(), filterClusterNames(c.before(), authenticatedReader),
                        filterClusterNames(c.after(), authenticatedReader))
                : new ChangeResponse(c.path(), c.label(), c.before(), c.after());
    }

    private static @Nullable JsonNode filterClusterNames(@Nullable JsonNode clusters, AuthenticatedReader authenticatedReader) {
        return clusters == null ? null : VisibleClusters.filterNames(clusters, authenticatedReader);
    }
}

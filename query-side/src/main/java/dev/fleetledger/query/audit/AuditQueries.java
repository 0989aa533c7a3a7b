package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.deployment.GenerationOutcome;
import dev.fleetledger.query.deployment.GenerationOutcomeQueries;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.LikePattern;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Reads audit entries: all of them for readers of the ledger, otherwise the reader's own and those whose target the reader may see. */
@Component
public class AuditQueries {

    record Filter(@Nullable String actor, @Nullable String action, @Nullable String outcome, @Nullable UUID workload,
            @Nullable String cluster,
            @Nullable UUID draft, @Nullable Instant from, @Nullable Instant to, @Nullable String text, @Nullable Long position) {}

    private static final SortOrder NEWEST_FIRST = SortOrder.by("a.position", "bigint").reversed();
    /** Searches only in what is shown: placements and missing rights may name clusters that the reader may not see. */
    private static final String VISIBLE_TEXT_MATCHES = "concat_ws(' ', a.action, a.reason, a.cluster, a.namespace,"
            + " case when left(a.actor, 253) = left(:reader, 253) and a.actor = :reader"
            + " then cast(cast(a.problem as jsonb) - 'missing' as text) end,"
            + " case when strpos(a.changes, '/placement/') = 0 then a.changes end) ilike :text";
    private static final String TEXT_MATCHES =
            "concat_ws(' ', a.action, a.reason, a.cluster, a.namespace, a.problem, a.changes) ilike :text";

    private final AuditViewRepository entries;
    private final PageQuery pageQuery;
    private final GenerationOutcomeQueries outcomeQueries;
    private final PersonDirectory personDirectory;

    AuditQueries(AuditViewRepository entries, PageQuery pageQuery, GenerationOutcomeQueries outcomeQueries,
            PersonDirectory personDirectory) {
        this.entries = entries;
        this.pageQuery = pageQuery;
        this.outcomeQueries = outcomeQueries;
        this.personDirectory = personDirectory;
    }

    Page<AuditEntryResponse> page(Filter filter, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        SqlConditions sqlConditions = visible(authenticatedReader);
        String visibleDeployments = VisibilitySql.deployments(authenticatedReader, sqlConditions, "d");
        sqlConditions.andIfPresent(filter.actor(), "left(a.actor, 253) = left(:actor, 253) and a.actor = :actor", "actor")
                .andIfPresent(filter.action(), "a.action = :action", "action")
                .andIfPresent(filter.outcome(), "a.outcome = :outcome", "outcome")
                .andIfPresent(filter.workload(), "a.workload = :workload", "workload")
                .andIfPresent(filter.cluster(),
                        "left(a.cluster, 253) = left(:cluster, 253) and a.cluster = :cluster or exists (select 1 from generations g join deployments d on d.workload = g.workload"
                        + " and d.cluster = g.cluster where g.command = a.command and g.cluster = :cluster and " + visibleDeployments + ")",
                        "cluster")
                .andIfPresent(filter.draft(), "a.draft = :draft", "draft")
                .andIfPresent(filter.from(), "a.at >= :from", "from")
                .andIfPresent(filter.to(), "a.at < :to", "to")
                .andIfPresent(LikePattern.containing(filter.text()), authenticatedReader.canReadLedger() ? TEXT_MATCHES
                        : VISIBLE_TEXT_MATCHES, "text")
                .andIfPresent(filter.position(), "a.position = :position", "position");
        return pageQuery.page("audit a", "a.position", sqlConditions, NEWEST_FIRST, pageParameters, readPoint,
                (row, n) -> row.getLong("position"))
                .map(positions -> toResponses(positions, authenticatedReader, readPoint));
    }

    private static SqlConditions visible(AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions();
        if (authenticatedReader.canReadLedger()) {
            return sqlConditions;
        }
        return sqlConditions.with("reader", authenticatedReader.subject())
                .and("left(a.actor, 253) = left(:reader, 253) and a.actor = :reader"
                        + " or a.workload is not null and " + VisibilitySql.workload(authenticatedReader, sqlConditions, "a.workload")
                        + " and (a.cluster is null or exists (select 1"
                        + " from deployments there where there.workload = a.workload and there.cluster = a.cluster and "
                        + VisibilitySql.deployments(authenticatedReader, sqlConditions, "there") + "))"
                        + " or a.draft is not null and (a.cluster is null or "
                        + VisibilitySql.clusters(authenticatedReader, sqlConditions, "a.cluster") + ")"
                        + " and exists (select 1 from drafts f where f.id = a.draft and "
                        + VisibilitySql.drafts(authenticatedReader, sqlConditions, "f") + ")"
                        + " or a.workload is null and a.draft is null and a.cluster is not null and "
                        + VisibilitySql.clusters(authenticatedReader, sqlConditions, "a.cluster")
                        // The target is an inventory question about a namespace of the cluster.
                        + " and (a.namespace is null or " + VisibilitySql.deployments(authenticatedReader, sqlConditions, "a") + ")");
    }

    private List<AuditEntryResponse> toResponses(List<Long> positions, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        List<AuditView> found = entries.findByPositionInOrderByPositionDesc(positions);
        Map<String, List<GenerationOutcome>> outcomes =
                outcomeQueries.findByCommands(found.stream().map(entry -> entry.command).toList(), authenticatedReader, readPoint);
        PersonDirectory.Names names = personDirectory.names(found.stream().map(entry -> entry.actor).toList());
        return found.stream().map(entry -> AuditEntryResponse.of(entry, outcomes.getOrDefault(entry.command, List.of()), names,
                authenticatedReader)).toList();
    }
}

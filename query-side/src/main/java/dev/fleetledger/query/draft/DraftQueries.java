package dev.fleetledger.query.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.manifest.placement.TargetCluster;
import dev.fleetledger.manifest.pod.PodSecurityEvaluation;
import dev.fleetledger.manifest.pod.ResourceTotals;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Reads the drafts that the reader may see. */
@Component
public class DraftQueries {

    record Filter(@Nullable String state, @Nullable String owner, @Nullable String namespace, @Nullable String cluster) {}

    private static final SortOrder NEWEST_FIRST = SortOrder.by("f.id", "uuid").reversed();

    private final DraftViewRepository viewRepository;
    private final DraftEvaluator evaluator;
    private final PageQuery pageQuery;
    private final PersonDirectory personDirectory;
    private final VisibleClusters clusters;
    private final CollisionQueries collisionQueries;

    DraftQueries(DraftViewRepository viewRepository, DraftEvaluator evaluator, PageQuery pageQuery, PersonDirectory personDirectory,
            VisibleClusters clusters, CollisionQueries collisionQueries) {
        this.viewRepository = viewRepository;
        this.evaluator = evaluator;
        this.pageQuery = pageQuery;
        this.personDirectory = personDirectory;
        this.clusters = clusters;
        this.collisionQueries = collisionQueries;
    }

    Page<DraftResponse.Summary> page(Filter filter, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions();
        if (filter.cluster() != null && !authenticatedReader.canSeeCluster(filter.cluster())) {
            // A hit would tell that the draft names the cluster.
            sqlConditions.and("false");
        }
        sqlConditions.and(VisibilitySql.drafts(authenticatedReader, sqlConditions, "f"))
                .andIfPresent(filter.state(), "f.state = :state", "state")
                .andIfPresent(filter.owner(), "left(f.owner, 253) = left(:owner, 253) and f.owner = :owner", "owner")
                .andIfPresent(filter.namespace(), "left(f.namespace, 253) = left(:namespace, 253) and f.namespace = :namespace",
                        "namespace")
                .andIfPresent(filter.cluster(), "f.fixed_cluster = :cluster or :cluster = any(f.clusters)"
                        + " or f.everywhere and not :cluster = any(f.excluded)", "cluster");
        return pageQuery.page("drafts f", "f.*", sqlConditions, NEWEST_FIRST, pageParameters, readPoint, DraftQueries::mapRow)
                .map(drafts -> withNames(drafts, authenticatedReader));
    }

    /** @throws NotFoundException when the draft doesn't exist or is not visible to the reader */
    public DraftView requireVisible(UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions().and("f.id = :id", "id", id);
        sqlConditions.and(VisibilitySql.drafts(authenticatedReader, sqlConditions, "f"));
        boolean isVisible = pageQuery.page("drafts f", "f.id", sqlConditions, NEWEST_FIRST, new PageParameters(1, List.of()), readPoint,
                (row, n) -> id).total() > 0;
        return viewRepository.findById(id).filter(draft -> isVisible).orElseThrow(() -> new NotFoundException("draft"));
    }

    DraftResponse toResponse(DraftView d, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        DraftEvaluator.EvaluatedDraft evaluatedDraft = evaluator.evaluate(d);
        List<String> subjects = new ArrayList<>(d.edits().stream().map(LastEdit::id).toList());
        subjects.add(d.owner);
        PersonDirectory.Names names = personDirectory.names(subjects);
        List<String> chosen = evaluator.targets(evaluatedDraft, authenticatedReader).stream().filter(TargetCluster::chosen)
                .map(TargetCluster::cluster).toList();
        return new DraftResponse(d.id, d.kind, d.state, d.name, d.namespace,
                DraftResponse.visibleCluster(d.fixedCluster, authenticatedReader), d.owner, names.name(d.owner),
                DraftResponse.Editor.all(d.edits(), names, readPoint.now()), DraftResponse.from(d),
                DraftResponse.fetch(d, authenticatedReader), DraftResponse.basedOn(d), d.family,
                evaluatedDraft.steps(authenticatedReader),
                DraftResponse.Finding.all(evaluatedDraft.findings().violations()),
                DraftResponse.Finding.all(evaluatedDraft.findings().warnings()),
                collisionQueries.read(d, evaluatedDraft, authenticatedReader), evaluatedDraft.acknowledged(), d.kept(), d.notCarried(),
                PodSecurityEvaluation.level(evaluatedDraft.documents()).key(), demands(evaluatedDraft, chosen),
                new DraftResponse.TargetCount(chosen.size(), evaluatedDraft.countElsewhere(authenticatedReader)), d.intendedWorkload, d.workload,
                d.revision, d.rollout, d.startedAt, d.changedAt, d.version, Long.toString(d.position));
    }

    private DraftResponse.Demands demands(DraftEvaluator.EvaluatedDraft evaluatedDraft, List<String> chosen) {
        ResourceTotals perNode = ResourceTotals.perNode(evaluatedDraft.documents());
        return new DraftResponse.Demands(DraftResponse.Demand.of(perNode),
                DraftResponse.Demand.of(perNode.forNodes(clusters.countNodes(chosen))));
    }

    private List<DraftResponse.Summary> withNames(List<DraftResponse.Summary> all, AuthenticatedReader authenticatedReader) {
        PersonDirectory.Names names = personDirectory.names(all.stream().map(DraftResponse.Summary::owner).toList());
        return all.stream().map(d -> new DraftResponse.Summary(d.id(), d.kind(), d.state(), d.name(), d.namespace(),
                DraftResponse.visibleCluster(d.cluster(), authenticatedReader), d.owner(),
                names.name(d.owner()), d.basedOn(), d.family(), d.workloadId(), d.startedAt(), d.changedAt(), d.version(), d.position()))
                .toList();
    }

    private static DraftResponse.Summary mapRow(ResultSet row, int n) throws SQLException {
        UUID based = row.getObject("based_workload", UUID.class);
        return new DraftResponse.Summary(row.getObject("id", UUID.class), String.valueOf(row.getString("kind")),
                String.valueOf(row.getString("state")),
                row.getString("name"), row.getString("namespace"), row.getString("fixed_cluster"), String.valueOf(row.getString("owner")),
                null,
                based == null ? null : new DraftResponse.BasedOn(based, row.getObject("based_revision", Integer.class)),
                row.getObject("family", UUID.class), row.getObject("workload", UUID.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("version"),
                Long.toString(row.getLong("position")));
    }
}

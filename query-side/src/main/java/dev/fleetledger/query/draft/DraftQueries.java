package dev.fleetledger.query.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.manifest.pod.PodSecurityEvaluation;
import dev.fleetledger.manifest.pod.ResourceTotals;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the drafts that the reader may see. */
@Component
public class DraftQueries {

    record Filter(@Nullable String state, @Nullable String owner, @Nullable String namespace, @Nullable String cluster) {}

    private static final KeysetOrder<DraftView> NEWEST_FIRST = KeysetOrder.<DraftView>byId(DraftView_.ID, draft -> draft.id).reversed();

    private final DraftViewRepository viewRepository;
    private final DraftEvaluator evaluator;
    private final DraftTargetQueries targetQueries;
    private final PersonDirectory personDirectory;
    private final VisibleClusters clusters;
    private final CollisionQueries collisionQueries;

    DraftQueries(DraftViewRepository viewRepository, DraftEvaluator evaluator, DraftTargetQueries targetQueries,
            PersonDirectory personDirectory, VisibleClusters clusters, CollisionQueries collisionQueries) {
        this.viewRepository = viewRepository;
        this.evaluator = evaluator;
        this.targetQueries = targetQueries;
        this.personDirectory = personDirectory;
        this.clusters = clusters;
        this.collisionQueries = collisionQueries;
    }

    Page<DraftResponse.Summary> page(Filter filter, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        Specification<DraftView> matching = Specification.allOf(DraftSpecifications.visibleTo(authenticatedReader),
                DraftSpecifications.inState(filter.state()), DraftSpecifications.ownedBy(filter.owner()),
                DraftSpecifications.inNamespace(filter.namespace()),
                DraftSpecifications.leadingInto(filter.cluster(), authenticatedReader));
        return PageReader.read(viewRepository, matching, NEWEST_FIRST, pageParameters, readPoint)
                .map(drafts -> toSummaries(drafts, authenticatedReader));
    }

    /** @throws NotFoundException when the draft doesn't exist or is not visible to the reader */
    public DraftView requireVisible(UUID id, AuthenticatedReader authenticatedReader) {
        return viewRepository.findOne(FilterSpecifications.equal(DraftView_.id, id).and(DraftSpecifications.visibleTo(authenticatedReader)))
                .orElseThrow(() -> new NotFoundException("draft"));
    }

    DraftResponse toResponse(DraftView d, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        DraftEvaluator.EvaluatedDraft evaluatedDraft = evaluator.evaluate(d);
        List<String> subjects = new ArrayList<>(d.edits().stream().map(LastEdit::id).toList());
        subjects.add(d.owner);
        PersonDirectory.Names names = personDirectory.names(subjects);
        List<String> chosen = targetQueries.findChosen(evaluatedDraft, authenticatedReader);
        return new DraftResponse(d.id, d.kind, d.state, d.name, d.namespace,
                DraftResponse.visibleCluster(d.fixedCluster, authenticatedReader), d.owner, names.name(d.owner),
                DraftResponse.Editor.all(d.edits(), names, readPoint.now()), DraftResponse.from(d),
                DraftResponse.fetch(d, authenticatedReader), DraftResponse.basedOn(d), d.family,
                evaluatedDraft.steps(authenticatedReader),
                DraftResponse.Finding.all(evaluatedDraft.findings().violations()),
                DraftResponse.Finding.all(evaluatedDraft.findings().warnings()),
                collisionQueries.read(d, evaluatedDraft, authenticatedReader), evaluatedDraft.acknowledged(), d.kept(), d.notCarried(),
                PodSecurityEvaluation.level(evaluatedDraft.documents()).key(), demands(evaluatedDraft, chosen),
                new DraftResponse.TargetCount(chosen.size(), evaluatedDraft.countElsewhere(authenticatedReader)), d.intendedWorkload,
                d.workload, d.revision, d.rollout, d.startedAt, d.changedAt, d.version, Long.toString(d.position));
    }

    private DraftResponse.Demands demands(DraftEvaluator.EvaluatedDraft evaluatedDraft, List<String> chosen) {
        ResourceTotals perNode = ResourceTotals.perNode(evaluatedDraft.documents());
        return new DraftResponse.Demands(DraftResponse.Demand.of(perNode),
                DraftResponse.Demand.of(perNode.forNodes(clusters.countNodes(chosen))));
    }

    private List<DraftResponse.Summary> toSummaries(List<DraftView> drafts, AuthenticatedReader authenticatedReader) {
        PersonDirectory.Names names = personDirectory.names(drafts.stream().map(DraftView::owner).toList());
        return drafts.stream().map(d -> new DraftResponse.Summary(d.id, d.kind, d.state, d.name, d.namespace,
                DraftResponse.visibleCluster(d.fixedCluster, authenticatedReader), d.owner, names.name(d.owner),
                DraftResponse.basedOn(d), d.family, d.workload, d.startedAt, d.changedAt, d.version, Long.toString(d.position))).toList();
    }
}

package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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
import dev.fleetledger.query.web.ReadsSnapshot;

/** A workload's revisions, newest first. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/workloads/{id}/revisions")
class RevisionController {

    record RevisionSummaryResponse(int revision, PersonDirectory.Person by, Instant at, @Nullable String reason, @Nullable UUID draft,
            @Nullable Integer rolledBackTo,
            String position) {}

    record RevisionDetailResponse(int revision, PersonDirectory.Person by, Instant at, @Nullable String reason, @Nullable UUID draft,
            @Nullable Integer rolledBackTo,
            JsonNode specification, String position) {}

    private static final KeysetOrder<RevisionView> NEWEST_FIRST =
            KeysetOrder.<RevisionView>byNumber(RevisionView_.REVISION, revision -> revision.revision).reversed();

    private final WorkloadQueries workloadQueries;
    private final RevisionViewRepository viewRepository;
    private final PersonDirectory personDirectory;

    RevisionController(WorkloadQueries workloadQueries, RevisionViewRepository viewRepository, PersonDirectory personDirectory) {
        this.workloadQueries = workloadQueries;
        this.viewRepository = viewRepository;
        this.personDirectory = personDirectory;
    }

    @GetMapping
    Page<RevisionSummaryResponse> list(@PathVariable UUID id, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        workloadQueries.requireVisible(id, authenticatedReader);
        return PageReader.read(viewRepository, FilterSpecifications.equal(RevisionView_.workload, id), NEWEST_FIRST, pageParameters,
                readPoint).map(this::toSummaries);
    }

    @GetMapping("/{revision}")
    RevisionDetailResponse get(@PathVariable UUID id, @PathVariable int revision, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        workloadQueries.requireVisible(id, authenticatedReader);
        RevisionView r = viewRepository.findById(RevisionView.id(id, revision)).orElseThrow(() -> new NotFoundException("revision"));
        return new RevisionDetailResponse(r.revision, personDirectory.names(List.of(r.madeBy)).person(r.madeBy), r.madeAt, r.reason,
                r.draft, r.rolledBackTo,
                VisibleClusters.filterPlacement(r.specification(), authenticatedReader), Long.toString(r.position));
    }

    private List<RevisionSummaryResponse> toSummaries(List<RevisionView> revisions) {
        PersonDirectory.Names names = personDirectory.names(revisions.stream().map(r -> r.madeBy).toList());
        return revisions.stream().map(r -> new RevisionSummaryResponse(r.revision, names.person(r.madeBy), r.madeAt, r.reason, r.draft,
                r.rolledBackTo, Long.toString(r.position))).toList();
    }
}

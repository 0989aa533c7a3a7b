package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.deployment.GenerationOutcome;
import dev.fleetledger.query.deployment.GenerationOutcomeQueries;
import dev.fleetledger.query.deployment.GenerationSpecifications;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the audit entries that the reader may see. */
@Component
public class AuditQueries {

    record Filter(@Nullable String actor, @Nullable String action, @Nullable String outcome, @Nullable UUID workload,
            @Nullable String cluster,
            @Nullable UUID draft, @Nullable Instant from, @Nullable Instant to, @Nullable String text) {}

    private static final KeysetOrder<AuditView> NEWEST_FIRST =
            KeysetOrder.<AuditView>byPosition(AuditView_.POSITION, entry -> entry.position).reversed();

    private final AuditViewRepository viewRepository;
    private final GenerationOutcomeQueries outcomeQueries;
    private final PersonDirectory personDirectory;

    AuditQueries(AuditViewRepository viewRepository, GenerationOutcomeQueries outcomeQueries, PersonDirectory personDirectory) {
        this.viewRepository = viewRepository;
        this.outcomeQueries = outcomeQueries;
        this.personDirectory = personDirectory;
    }

    Page<AuditEntryResponse> page(Filter filter, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        return PageReader.read(viewRepository, matching(filter, authenticatedReader), NEWEST_FIRST, pageParameters, readPoint)
                .map(entries -> toResponses(entries, authenticatedReader, readPoint));
    }

    Optional<AuditEntryResponse> find(long position, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        return viewRepository.findOne(AuditVisibility.visibleTo(authenticatedReader)
                .and(FilterSpecifications.equal(AuditView_.position, position)))
                .map(entry -> toResponses(List.of(entry), authenticatedReader, readPoint).getFirst());
    }

    private static Specification<AuditView> matching(Filter filter, AuthenticatedReader authenticatedReader) {
        return Specification.allOf(AuditVisibility.visibleTo(authenticatedReader),
                FilterSpecifications.equalByIndexedBeginning(AuditView_.actor, filter.actor()),
                FilterSpecifications.equal(AuditView_.action, filter.action()),
                FilterSpecifications.equal(AuditView_.outcome, filter.outcome()),
                FilterSpecifications.equal(AuditView_.workload, filter.workload()),
                FilterSpecifications.ifPresent(filter.cluster(), cluster -> concerning(cluster, authenticatedReader)),
                FilterSpecifications.equal(AuditView_.draft, filter.draft()),
                FilterSpecifications.ifPresent(filter.from(), from -> (entry, query, builder) ->
                        builder.greaterThanOrEqualTo(entry.get(AuditView_.at), from)),
                FilterSpecifications.ifPresent(filter.to(), to -> (entry, query, builder) ->
                        builder.lessThan(entry.get(AuditView_.at), to)),
                FilterSpecifications.ifPresent(filter.text(), text -> AuditVisibility.containing(text, authenticatedReader)));
    }

    /** Entries with the cluster as their target, and those of commands that made a visible generation there. */
    private static Specification<AuditView> concerning(String cluster, AuthenticatedReader authenticatedReader) {
        return FilterSpecifications.equalByIndexedBeginning(AuditView_.cluster, cluster)
                .or(GenerationSpecifications.ofCommandIn(cluster, AuditView_.command, authenticatedReader));
    }

    private List<AuditEntryResponse> toResponses(List<AuditView> found, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        Map<String, List<GenerationOutcome>> outcomes =
                outcomeQueries.findByCommands(found.stream().map(entry -> entry.command).toList(), authenticatedReader, readPoint);
        PersonDirectory.Names names = personDirectory.names(found.stream().map(entry -> entry.actor).toList());
        return found.stream().map(entry -> AuditEntryResponse.of(entry, outcomes.getOrDefault(entry.command, List.of()), names,
                authenticatedReader)).toList();
    }
}

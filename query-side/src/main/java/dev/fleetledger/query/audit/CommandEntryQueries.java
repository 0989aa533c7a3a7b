package dev.fleetledger.query.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;

/** Reads the accepted commands behind changes, as far as the reader may see their entries. */
@Component
public class CommandEntryQueries {

    private final AuditViewRepository viewRepository;

    CommandEntryQueries(AuditViewRepository viewRepository) {
        this.viewRepository = viewRepository;
    }

    public List<CommandEntry> findByCommands(Collection<String> commands, AuthenticatedReader authenticatedReader) {
        return commands.isEmpty() ? List.of()
                : find((entry, query, builder) -> entry.get(AuditView_.command).in(commands), authenticatedReader, commands.size());
    }

    /**
     * Finds entries about single deployments: drift, and what was decided about one cluster.
     *
     * @param after position before the first entry
     * @param upTo  position of the last entry
     * @param max   at most so many, the newest ones
     */
    public List<CommandEntry> findAboutDeployments(Collection<UUID> workloads, Collection<String> clusters, long after, long upTo,
            int max, AuthenticatedReader authenticatedReader) {
        return workloads.isEmpty() ? List.of() : find((entry, query, builder) -> builder.and(
                entry.get(AuditView_.workload).in(workloads), entry.get(AuditView_.cluster).in(clusters),
                builder.greaterThan(entry.get(AuditView_.position), after),
                builder.lessThanOrEqualTo(entry.get(AuditView_.position), upTo)),
                authenticatedReader, max);
    }

    private List<CommandEntry> find(Specification<AuditView> matching, AuthenticatedReader authenticatedReader, int max) {
        Specification<AuditView> accepted = (entry, query, builder) -> builder.equal(entry.get(AuditView_.outcome), AuditView.ACCEPTED);
        return viewRepository.findBy(Specification.allOf(AuditVisibility.visibleTo(authenticatedReader), accepted, matching),
                query -> query.sortBy(Sort.by(Sort.Direction.DESC, AuditView_.POSITION)).limit(max).all())
                .stream().map(CommandEntry::of).toList();
    }
}

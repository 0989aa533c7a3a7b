package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.OpenDebtCounter;

/** Reads what rollouts still owe to deployments that the reader may see. */
@Component
public class DebtQueries implements OpenDebtCounter {

    /** @param rollout that went on without the cluster */
    public record Debt(String cluster, String code, Instant since, UUID rollout) {}

    private final DeploymentViewRepository viewRepository;

    DebtQueries(DeploymentViewRepository viewRepository) {
        this.viewRepository = viewRepository;
    }

    /** Returns the open debts, ordered by cluster. */
    public List<Debt> findByWorkload(UUID workload, AuthenticatedReader authenticatedReader) {
        return viewRepository.findAll(open(authenticatedReader).and(DeploymentSpecifications.ofWorkload(workload)),
                Sort.by(DeploymentView_.CLUSTER)).stream().map(it -> new Debt(it.cluster, Objects.requireNonNull(it.debtCode),
                        Objects.requireNonNull(it.debtSince), Objects.requireNonNull(it.debtRollout))).toList();
    }

    @Override
    public long countOpenDebts(String cluster, AuthenticatedReader authenticatedReader) {
        return viewRepository.count(open(authenticatedReader).and(DeploymentSpecifications.inCluster(cluster)));
    }

    private static Specification<DeploymentView> open(AuthenticatedReader authenticatedReader) {
        return Specification.<DeploymentView>where((deployment, query, builder) ->
                deployment.get(DeploymentView_.debtCode).isNotNull()).and(DeploymentSpecifications.visibleTo(authenticatedReader));
    }
}

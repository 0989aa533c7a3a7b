package dev.fleetledger.query.deployment;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import jakarta.persistence.metamodel.SingularAttribute;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;

/** Specifications of generations. */
public final class GenerationSpecifications {

    private GenerationSpecifications() {}

    /** Restricts rows to those of a command that made or caused a generation in the cluster, of a deployment that the reader may see. */
    public static <T> Specification<T> ofCommandIn(String cluster, SingularAttribute<? super T, String> command,
            AuthenticatedReader authenticatedReader) {
        PredicateSpecification<DeploymentView> visible = DeploymentSpecifications.visibleTo(authenticatedReader);
        return (row, query, builder) -> {
            Subquery<Integer> generations = query.subquery(Integer.class);
            Root<GenerationView> generation = generations.from(GenerationView.class);
            Join<GenerationView, DeploymentView> deployment = joinDeployment(generation, builder);
            return builder.exists(generations.select(builder.literal(1)).where(
                    builder.or(builder.equal(generation.get(GenerationView_.command), row.get(command)),
                            builder.equal(generation.get(GenerationView_.cause), row.get(command))),
                    builder.equal(generation.get(GenerationView_.cluster), cluster), visible.toPredicate(deployment, builder)));
        };
    }

    static Join<GenerationView, DeploymentView> joinDeployment(Root<GenerationView> generation, CriteriaBuilder builder) {
        Join<GenerationView, DeploymentView> deployment = generation.join(DeploymentView.class);
        return deployment.on(builder.equal(deployment.get(DeploymentView_.workload), generation.get(GenerationView_.workload)),
                builder.equal(deployment.get(DeploymentView_.cluster), generation.get(GenerationView_.cluster)));
    }
}

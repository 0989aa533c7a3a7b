package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.SqlPredicates;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the outcome per cluster of all generations of a command or a rollout, for the clusters that the reader may see. */
@Component
public class GenerationOutcomeQueries {

    /** @param newest whether it is its deployment's newest generation */
    private record DeployedGeneration(GenerationView generation, String deployment, boolean newest) {}

    private final EntityManager entityManager;
    private final DeploymentQueries deploymentQueries;

    GenerationOutcomeQueries(EntityManager entityManager, DeploymentQueries deploymentQueries) {
        this.entityManager = entityManager;
        this.deploymentQueries = deploymentQueries;
    }

    /** @return outcomes by command id */
    public Map<String, List<GenerationOutcome>> findByCommands(Collection<String> commands, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        return outcomes(find(GenerationView_.command, commands.toArray(String[]::new), authenticatedReader),
                generation -> generation.command, readPoint);
    }

    /** @return outcomes by rollout id */
    public Map<UUID, List<GenerationOutcome>> findByRollouts(Collection<UUID> rollouts, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        return outcomes(find(GenerationView_.rollout, rollouts.toArray(UUID[]::new), authenticatedReader),
                generation -> Objects.requireNonNull(generation.rollout), readPoint);
    }

    private <V> List<DeployedGeneration> find(SingularAttribute<GenerationView, V> attribute, V[] values,
            AuthenticatedReader authenticatedReader) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<GenerationView> generation = query.from(GenerationView.class);
        Join<GenerationView, DeploymentView> deployment = GenerationSpecifications.joinDeployment(generation, builder);
        query.multiselect(generation, deployment.get(DeploymentView_.id), deployment.get(DeploymentView_.generation))
                .where(SqlPredicates.equalsAny(builder, generation.get(attribute), values),
                        DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder))
                .orderBy(builder.asc(generation.get(GenerationView_.cluster)), builder.asc(generation.get(GenerationView_.generation)));
        return entityManager.createQuery(query).getResultList().stream().map(GenerationOutcomeQueries::toDeployedGeneration).toList();
    }

    private static DeployedGeneration toDeployedGeneration(Tuple row) {
        GenerationView generation = row.get(0, GenerationView.class);
        return new DeployedGeneration(generation, row.get(1, String.class), generation.generation == row.get(2, Long.class));
    }

    private <K> Map<K, List<GenerationOutcome>> outcomes(List<DeployedGeneration> generations, Function<GenerationView, K> key,
            ReadPoint readPoint) {
        Map<String, DeploymentResponse> current = deploymentQueries.findByIds(
                generations.stream().filter(DeployedGeneration::newest).map(DeployedGeneration::deployment).distinct().toList(), readPoint);
        return generations.stream().collect(Collectors.groupingBy(it -> key.apply(it.generation()),
                Collectors.mapping(it -> outcome(it, current), Collectors.toList())));
    }

    private static GenerationOutcome outcome(DeployedGeneration deployed, Map<String, DeploymentResponse> current) {
        GenerationView generation = deployed.generation();
        DeploymentResponse deployment = deployed.newest() ? current.get(deployed.deployment()) : null;
        if (deployment == null) {
            String recorded = generation.outcome == null ? "Superseded" : generation.outcome;
            return new GenerationOutcome(generation.cluster, generation.generation, recorded, recordedSince(generation), true);
        }
        return new GenerationOutcome(generation.cluster, generation.generation, deployment.status().apiName(), deployment.since(), false);
    }

    private static Instant recordedSince(GenerationView generation) {
        if (generation.outcomeAt != null) {
            return generation.outcomeAt;
        }
        return generation.supersededAt == null ? generation.wantedAt : generation.supersededAt;
    }
}

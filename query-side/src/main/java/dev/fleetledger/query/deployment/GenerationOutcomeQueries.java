package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Root;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.SqlPredicates;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the outcome per cluster of all generations of a command, for the clusters that the reader may see. */
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

    /** @return outcomes by command id, of the generations that each command made or caused: a submit's rollout sends most of them later */
    public Map<String, List<GenerationOutcome>> findByCommands(Collection<String> commands, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        List<DeployedGeneration> generations = find(commands.toArray(String[]::new), authenticatedReader);
        Map<String, DeploymentResponse> current = deploymentQueries.findByIds(
                generations.stream().filter(DeployedGeneration::newest).map(DeployedGeneration::deployment).distinct().toList(), readPoint);
        Map<String, List<GenerationOutcome>> outcomes = new HashMap<>();
        for (DeployedGeneration deployed : generations) {
            GenerationOutcome outcome = outcome(deployed, current);
            Stream.of(deployed.generation().command, String.valueOf(deployed.generation().cause)).distinct()
                    .forEach(command -> outcomes.computeIfAbsent(command, it -> new ArrayList<>()).add(outcome));
        }
        return outcomes;
    }

    private List<DeployedGeneration> find(String[] commands, AuthenticatedReader authenticatedReader) {
        CriteriaBuilder builder = entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<GenerationView> generation = query.from(GenerationView.class);
        Join<GenerationView, DeploymentView> deployment = GenerationSpecifications.joinDeployment(generation, builder);
        query.multiselect(generation, deployment.get(DeploymentView_.id), deployment.get(DeploymentView_.generation))
                .where(builder.or(SqlPredicates.equalsAny(builder, generation.get(GenerationView_.command), commands),
                                SqlPredicates.equalsAny(builder, generation.get(GenerationView_.cause), commands)),
                        DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder))
                .orderBy(builder.asc(generation.get(GenerationView_.cluster)), builder.asc(generation.get(GenerationView_.generation)));
        return entityManager.createQuery(query).getResultList().stream().map(GenerationOutcomeQueries::toDeployedGeneration).toList();
    }

    private static DeployedGeneration toDeployedGeneration(Tuple row) {
        GenerationView generation = row.get(0, GenerationView.class);
        return new DeployedGeneration(generation, row.get(1, String.class), generation.generation == row.get(2, Long.class));
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

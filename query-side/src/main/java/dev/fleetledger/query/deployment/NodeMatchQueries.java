package dev.fleetledger.query.deployment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.JoinType;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.SqlPredicates;

/** Reads how many nodes match a deployment, as last reported by the agents, for the deployments that the reader may see. */
@Component
public class NodeMatchQueries {

    /** @param nodes null until the agent has reported it */
    public record DeploymentNodeMatch(UUID workload, String cluster, @Nullable NodeMatch nodes) {}

    private final EntityManager entityManager;

    NodeMatchQueries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Returns the deployments that were sent to their cluster and have not ended, ordered by cluster. */
    public List<DeploymentNodeMatch> findByWorkloads(Collection<UUID> workloads, AuthenticatedReader authenticatedReader) {
        HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) entityManager.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = builder.createTupleQuery();
        Root<DeploymentView> deployment = query.from(DeploymentView.class);
        Join<DeploymentView, ObservationView> observation = deployment.join(ObservationView.class, JoinType.LEFT);
        observation.on(builder.equal(observation.get(ObservationView_.id), deployment.get(DeploymentView_.id)));
        Path<UUID> workload = deployment.get(DeploymentView_.workload);
        Path<String> cluster = deployment.get(DeploymentView_.cluster);
        // Most of the facts is not needed, and not transferred.
        Expression<String> nodes = builder.sql("cast(? as json) -> 'nodes'", String.class, observation.get(ObservationView_.facts));
        query.multiselect(workload, cluster, nodes)
                .where(deployment.get(DeploymentView_.ended).isNull(), builder.greaterThan(deployment.get(DeploymentView_.generation), 0L),
                        SqlPredicates.equalsAny(builder, workload, workloads.toArray(UUID[]::new)),
                        DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder))
                .orderBy(builder.asc(cluster), builder.asc(workload));
        return entityManager.createQuery(query).getResultList().stream().map(row -> new DeploymentNodeMatch(row.get(0, UUID.class),
                row.get(1, String.class), nodes(row.get(2, String.class)))).toList();
    }

    private static @Nullable NodeMatch nodes(@Nullable String json) {
        JsonNode nodes = json == null ? null : ContractJson.MAPPER.readTree(json);
        return nodes == null || nodes.isNull() ? null : ContractJson.MAPPER.treeToValue(nodes, NodeMatch.class);
    }
}

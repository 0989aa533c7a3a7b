package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.LastReports;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.ReadPoint;

/** Reads deployments by id with their status at a read point. It takes four queries for any number of ids. */
@Component
public class DeploymentQueries {

    private record Confirmed(String id, Instant confirmedAt, @Nullable Instant observedAt) {}

    private final DeploymentViewRepository viewRepository;
    private final ObservationViewRepository observations;
    private final JdbcClient jdbc;
    private final QuerySideProperties sideProperties;

    DeploymentQueries(DeploymentViewRepository viewRepository, ObservationViewRepository observations, JdbcClient jdbc,
            QuerySideProperties sideProperties) {
        this.viewRepository = viewRepository;
        this.observations = observations;
        this.jdbc = jdbc;
        this.sideProperties = sideProperties;
    }

    /** Returns the deployments in the order of the ids. */
    public Map<String, DeploymentResponse> findByIds(List<String> ids, ReadPoint readPoint) {
        Map<String, DeploymentView> deploymentsById = new HashMap<>();
        viewRepository.findAllById(ids).forEach(deployment -> deploymentsById.put(deployment.id, deployment));
        Map<String, Observation> observed = observations(ids);
        Map<String, Instant> heardAtByCluster =
                findHeardAt(deploymentsById.values().stream().map(deployment -> deployment.cluster).distinct().toList());
        Map<String, DeploymentResponse> responses = new LinkedHashMap<>();
        for (String id : ids) {
            DeploymentView deployment = deploymentsById.get(id);
            if (deployment != null) {
                responses.put(id, toResponse(deployment, observed.get(id), heardAtByCluster.get(deployment.cluster), readPoint));
            }
        }
        return responses;
    }

    private DeploymentResponse toResponse(DeploymentView deployment, @Nullable Observation observed, @Nullable Instant heardAt,
            ReadPoint readPoint) {
        LastReports lastReports = new LastReports(heardAt, sideProperties.clusterSilentAfter(),
                observed == null ? null : observed.receivedAt(), sideProperties.unreportedAfter());
        return DeploymentResponse.of(deployment, observed, deployment.schedule().at(readPoint.now(), lastReports));
    }

    /** Returns the newest facts of each deployment; facts that their agent has confirmed since are as new as the confirmation. */
    Map<String, Observation> observations(Collection<String> ids) {
        Map<String, Observation> observed = new HashMap<>();
        for (ObservationView observation : observations.findAllById(ids)) {
            Observation facts = observation.observation();
            if (facts != null) {
                observed.put(observation.id, facts);
            }
        }
        findConfirmed(ids).forEach(it -> observed.computeIfPresent(it.id(),
                (id, observation) -> observation.confirmed(it.confirmedAt(), it.observedAt())));
        return observed;
    }

    private List<Confirmed> findConfirmed(Collection<String> ids) {
        return jdbc.sql("select o.id, f.confirmed_at, f.observed_at from observations o join confirmations f on "
                        + CurrentStatusSql.CONFIRMS + " where o.id = any(?) and f.confirmed_at is not null").param(ids.toArray(String[]::new))
                .query((row, n) -> {
                    OffsetDateTime observedAt = row.getObject(3, OffsetDateTime.class);
                    return new Confirmed(String.valueOf(row.getString(1)), row.getObject(2, OffsetDateTime.class).toInstant(),
                            observedAt == null ? null : observedAt.toInstant());
                }).list();
    }

    private Map<String, Instant> findHeardAt(List<String> clusters) {
        Map<String, Instant> heardAtByCluster = new HashMap<>();
        jdbc.sql("select cluster, heard_at from heartbeats where cluster = any(?)").param(clusters.toArray(String[]::new))
                .query(row -> {
                    heardAtByCluster.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return heardAtByCluster;
    }
}

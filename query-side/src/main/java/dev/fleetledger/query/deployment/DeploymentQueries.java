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

import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.ReadPoint;

/** Reads deployments by id with their status at a read point. It takes three queries for any number of ids. */
@Component
public class DeploymentQueries {

    private final DeploymentViewRepository viewRepository;
    private final ObservationViewRepository observations;
    private final JdbcClient jdbc;
    private final QuerySideProperties sideProperties;

    DeploymentQueries(DeploymentViewRepository viewRepository, ObservationViewRepository observations, JdbcClient jdbc, QuerySideProperties sideProperties) {
        this.viewRepository = viewRepository;
        this.observations = observations;
        this.jdbc = jdbc;
        this.sideProperties = sideProperties;
    }

    /** Returns the deployments in the order of the ids. */
    public Map<String, DeploymentResponse> findByIds(List<String> ids, ReadPoint readPoint) {
        Map<String, DeploymentView> wanted = new HashMap<>();
        viewRepository.findAllById(ids).forEach(deployment -> wanted.put(deployment.id, deployment));
        Map<String, Observation> seen = observations(ids);
        Map<String, Instant> heard = heard(wanted.values().stream().map(deployment -> deployment.cluster).distinct().toList());
        Map<String, DeploymentResponse> answers = new LinkedHashMap<>();
        for (String id : ids) {
            DeploymentView deployment = wanted.get(id);
            if (deployment != null) {
                answers.put(id, answer(deployment, seen.get(id), heard.get(deployment.cluster), readPoint));
            }
        }
        return answers;
    }

    private DeploymentResponse answer(DeploymentView deployment, @Nullable Observation seen, @Nullable Instant heardAt, ReadPoint readPoint) {
        return DeploymentResponse.of(deployment, seen, CurrentStatus.of(deployment, seen, heardAt, sideProperties.clusterSilentAfter(), sideProperties.unreportedAfter(), readPoint.now()));
    }

    Map<String, Observation> observations(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        for (ObservationView observation : observations.findAllById(ids)) {
            Observation facts = observation.seen();
            if (facts != null) {
                seen.put(observation.id, facts);
            }
        }
        return seen;
    }

    private Map<String, Instant> heard(List<String> clusters) {
        Map<String, Instant> heard = new HashMap<>();
        jdbc.sql("select cluster, heard_at from heartbeats where cluster = any(?)").param(clusters.toArray(String[]::new))
                .query(row -> {
                    heard.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return heard;
    }
}

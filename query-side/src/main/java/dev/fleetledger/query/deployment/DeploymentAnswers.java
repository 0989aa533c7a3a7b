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

import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.platform.Settings;

/** Reads deployments by id with their status at a read point. It takes three queries for any number of ids. */
@Component
public class DeploymentAnswers {

    private final Deployments deployments;
    private final Observations observations;
    private final JdbcClient jdbc;
    private final Settings settings;

    DeploymentAnswers(Deployments deployments, Observations observations, JdbcClient jdbc, Settings settings) {
        this.deployments = deployments;
        this.observations = observations;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Returns the deployments in the order of the ids. */
    public Map<String, DeploymentAnswer> read(List<String> ids, Moment moment) {
        Map<String, DeploymentView> wanted = new HashMap<>();
        deployments.findAllById(ids).forEach(deployment -> wanted.put(deployment.id, deployment));
        Map<String, Seen> seen = seen(ids);
        Map<String, Instant> heard = heard(wanted.values().stream().map(deployment -> deployment.cluster).distinct().toList());
        Map<String, DeploymentAnswer> answers = new LinkedHashMap<>();
        for (String id : ids) {
            DeploymentView deployment = wanted.get(id);
            if (deployment != null) {
                answers.put(id, answer(deployment, seen.get(id), heard.get(deployment.cluster), moment));
            }
        }
        return answers;
    }

    private DeploymentAnswer answer(DeploymentView deployment, @Nullable Seen seen, @Nullable Instant heardAt, Moment moment) {
        return DeploymentAnswer.of(deployment, seen, Shown.of(deployment, seen, heardAt, settings.silence(), settings.leftOut(), moment.now()));
    }

    Map<String, Seen> seen(Collection<String> ids) {
        Map<String, Seen> seen = new HashMap<>();
        for (ObservationView observation : observations.findAllById(ids)) {
            Seen facts = observation.seen();
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

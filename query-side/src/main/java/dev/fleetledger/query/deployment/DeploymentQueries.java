package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.LastReports;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.ReadPoint;

/** Reads deployments by id with their status at a read point. It takes four queries for any number of deployments. */
@Component
public class DeploymentQueries {

    private final DeploymentViewRepository viewRepository;
    private final ObservationViewRepository observations;
    private final ConfirmationViewRepository confirmations;
    private final VisibleClusters clusters;
    private final QuerySideProperties sideProperties;

    DeploymentQueries(DeploymentViewRepository viewRepository, ObservationViewRepository observations,
            ConfirmationViewRepository confirmations, VisibleClusters clusters, QuerySideProperties sideProperties) {
        this.viewRepository = viewRepository;
        this.observations = observations;
        this.confirmations = confirmations;
        this.clusters = clusters;
        this.sideProperties = sideProperties;
    }

    /** Returns the deployments in the order of the ids. */
    public Map<String, DeploymentResponse> findByIds(List<String> ids, ReadPoint readPoint) {
        Map<String, DeploymentView> views = new HashMap<>();
        viewRepository.findAll(FilterSpecifications.equalAny(DeploymentView_.id, ids.toArray(String[]::new)))
                .forEach(view -> views.put(view.id, view));
        List<DeploymentView> deployments = ids.stream().flatMap(id -> Stream.ofNullable(views.get(id))).toList();
        List<DeploymentResponse> responses = toResponses(deployments, readPoint);
        Map<String, DeploymentResponse> responsesById = new LinkedHashMap<>();
        for (int i = 0; i < deployments.size(); i++) {
            responsesById.put(deployments.get(i).id, responses.get(i));
        }
        return responsesById;
    }

    List<DeploymentResponse> toResponses(List<DeploymentView> deployments, ReadPoint readPoint) {
        Map<String, Observation> observed = observations(deployments.stream().map(deployment -> deployment.id).toList());
        Map<String, Instant> heardAt = clusters.lastHeardAt(deployments.stream().map(deployment -> deployment.cluster).distinct().toList());
        return deployments.stream().map(deployment ->
                toResponse(deployment, observed.get(deployment.id), heardAt.get(deployment.cluster), readPoint)).toList();
    }

    private DeploymentResponse toResponse(DeploymentView deployment, @Nullable Observation observed, @Nullable Instant heardAt,
            ReadPoint readPoint) {
        LastReports lastReports = new LastReports(heardAt, sideProperties.clusterSilentAfter(),
                observed == null ? null : observed.receivedAt(), sideProperties.unreportedAfter());
        return DeploymentResponse.of(deployment, observed, deployment.schedule().at(readPoint.now(), lastReports));
    }

    /** Returns the newest facts of each deployment; facts that their agent has confirmed since are as new as the confirmation. */
    Map<String, Observation> observations(Collection<String> ids) {
        List<ObservationView> views = observations.findAll(FilterSpecifications.equalAny(ObservationView_.id, ids.toArray(String[]::new)));
        // At most as many as clusters.
        List<ConfirmationView> confirming = confirmations.findAllById(views.stream().flatMap(view -> Stream.ofNullable(view.confirmation))
                .distinct().toList());
        Map<String, ConfirmationView> confirmationsById =
                confirming.stream().collect(Collectors.toMap(confirmation -> confirmation.id, it -> it));
        Map<String, Observation> observed = new HashMap<>();
        for (ObservationView view : views) {
            Observation facts = view.observation();
            ConfirmationView confirmation = view.outdated ? null : confirmationsById.get(String.valueOf(view.confirmation));
            if (facts != null) {
                observed.put(view.id, confirmation == null || confirmation.confirmedAt == null ? facts
                        : facts.confirmed(confirmation.confirmedAt, confirmation.observedAt));
            }
        }
        return observed;
    }
}

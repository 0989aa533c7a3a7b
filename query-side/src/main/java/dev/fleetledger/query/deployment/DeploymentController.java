package dev.fleetledger.query.deployment;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** A workload's deployments, and one of them with all details. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/workloads/{id}/deployments")
class DeploymentController {

    /**
     * @param objects the objects that the agent applies
     * @param yaml    the same objects as YAML
     * @param running always null, because the cluster is not asked for it yet
     */
    record ManifestResponse(JsonNode objects, String yaml, @Nullable String running) {}

    /**
     * @param corrections repeated corrections of drift that are not over yet
     * @param nodes       number of matching nodes; null until the agent has reported it
     * @param revisions   the DaemonSet's ControllerRevisions, each with its generation, newest first
     * @param replaced    objects that the generation had to delete and recreate
     */
    record DeploymentDetailResponse(@JsonUnwrapped DeploymentResponse deployment, List<Trouble> troubles, @Nullable Drift drift,
            @Nullable Corrections corrections, @Nullable NodeMatch nodes,
            List<RevisionFacts> revisions, List<Replacement> replaced, @Nullable ManifestResponse manifest, String position) {

        static DeploymentDetailResponse of(DeploymentResponse deployment, @Nullable DeploymentFacts facts,
                @Nullable ManifestResponse manifestResponse, ReadPoint readPoint) {
            return facts == null
                    ? new DeploymentDetailResponse(deployment, List.of(), null, null, null, List.of(), List.of(), manifestResponse,
                            readPoint.positionText())
                    : new DeploymentDetailResponse(deployment, facts.troubles(), facts.drift(), facts.corrections(), facts.nodes(),
                            facts.revisions() == null ? List.of() : facts.revisions(),
                            facts.replaced() == null ? List.of() : facts.replaced(), manifestResponse, readPoint.positionText());
        }
    }

    private static final KeysetOrder<DeploymentView> BY_CLUSTER = KeysetOrder.byText(DeploymentView_.CLUSTER, d -> d.cluster);

    private final DeploymentListQuery listQuery;
    private final DeploymentQueries deploymentQueries;
    private final FrozenManifestReader manifestReader;

    DeploymentController(DeploymentListQuery listQuery, DeploymentQueries deploymentQueries, FrozenManifestReader manifestReader) {
        this.listQuery = listQuery;
        this.deploymentQueries = deploymentQueries;
        this.manifestReader = manifestReader;
    }

    @GetMapping
    Page<DeploymentResponse> list(@PathVariable UUID id, @RequestParam @Nullable String status, @RequestParam @Nullable String cluster,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        Page<DeploymentResponse> page = listQuery.page(new DeploymentListQuery.Filter(id, cluster, null, QueryParameters.status(status)),
                BY_CLUSTER, authenticatedReader, pageParameters, readPoint);
        if (page.total() == 0 && !listQuery.exists(id, authenticatedReader)) {
            throw new NotFoundException("workload");
        }
        return page;
    }

    @GetMapping("/{cluster}")
    DeploymentDetailResponse get(@PathVariable UUID id, @PathVariable String cluster, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        String key = DeploymentView.id(id, cluster);
        DeploymentResponse deployment = deploymentQueries.findByIds(List.of(key), readPoint).get(key);
        if (deployment == null || !authenticatedReader.authorizedScope(Action.READ_WORKLOAD).covers(cluster, deployment.namespace())) {
            throw new NotFoundException("deployment");
        }
        Observation observation = deploymentQueries.observations(List.of(key)).get(key);
        return DeploymentDetailResponse.of(deployment, observation == null ? null : observation.facts(),
                deployment.wanted() == null ? null : manifestReader.read(deployment.wanted().manifest()), readPoint);
    }
}

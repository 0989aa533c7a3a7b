package dev.fleetledger.query.question;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.contract.question.InventoryKind;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.judgement.access.InventoryRights;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;
import dev.fleetledger.problem.StateConflictException;
import dev.fleetledger.problem.UnavailableException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;

/** Inventory of a cluster, for choosing from. The cluster is asked when the stored list is too old. */
@RestController
class InventoryController {

    private static final List<String> KINDS = Arrays.stream(InventoryKind.values()).map(InventoryKind::wireName).toList();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final VisibleClusters clusters;
    private final InventoryLookup inventoryLookup;
    private final QuerySideProperties sideProperties;

    InventoryController(VisibleClusters clusters, InventoryLookup inventoryLookup, QuerySideProperties sideProperties) {
        this.clusters = clusters;
        this.inventoryLookup = inventoryLookup;
        this.sideProperties = sideProperties;
    }

    @GetMapping("/api/v1/clusters/{id}/inventory")
    InventoryResponse inventory(@PathVariable("id") String name, @RequestParam String kind, @RequestParam @Nullable String namespace,
            AuthenticatedReader authenticatedReader,
            ReadPoint readPoint, @AuthenticationPrincipal Jwt token) {
        ScopedCluster scopedCluster = authenticatedReader.fleet().stream()
                .filter(candidate -> candidate.cluster().equals(name) && authenticatedReader.canSeeCluster(name)).findFirst()
                .orElseThrow(() -> new NotFoundException("cluster"));
        QueryParameters.oneOf("kind", kind, KINDS);
        InventoryKind inventoryKind = InventoryKind.findByWireName(kind).orElseThrow();
        if (namespace != null && (namespace.isEmpty() || !inventoryKind.namespaced())) {
            throw MalformedRequestException.parameter("namespace", inventoryKind.namespaced() ? "Leave it out to ask for all."
                    : "These are in no namespace: leave it out.");
        }
        if (!InventoryRights.mayList(authenticatedReader.rights(), inventoryKind, scopedCluster, namespace)) {
            throw new PermissionMissingException(List.of(new MissingRight(name, namespace,
                    InventoryRights.leastRole(inventoryKind, namespace).name())));
        }
        InventoryLookup.LookupResult lookupResult =
                inventoryLookup.find(name, kind, namespace, readPoint.now().minus(sideProperties.inventoryMaxAge()), token.getTokenValue());
        InventoryView view = lookupResult.view();
        if (view == null) {
            throw clusterIsSilent(name);
        }
        if (view.verdict.equals("refused")) {
            throw new StateConflictException(view.code == null ? "NotAllowed" : view.code, view.message == null
                    ? "The cluster's agent refuses it." : view.message,
                    "Let the agent list it, as docs/questions.md says.");
        }
        List<Answer.Item> items = view.items().stream()
                .filter(item -> InventoryRights.mayReadItem(authenticatedReader.rights(), inventoryKind, scopedCluster, item.name()))
                .toList();
        return InventoryResponse.of(view, items, kind, namespace, lookupResult.stale(), readPoint);
    }

    private UnavailableException clusterIsSilent(String name) {
        Instant lastHeardAt = clusters.lastHeardAt(name);
        return new UnavailableException("ClusterIsSilent", "Cluster " + name + " has not answered in time, and "
                + (lastHeardAt == null ? "was never heard of." : "was heard of last at " + lastHeardAt + "."),
                "Ask again, or look after its agent.", RETRY_AFTER);
    }
}

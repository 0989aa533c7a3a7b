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
import dev.fleetledger.problem.GoneException;
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
            throw MalformedRequestException.parameter("namespace", inventoryKind.namespaced()
                    ? "Send a namespace, or leave it out to ask for all."
                    : "Leave it out: " + kind + " are in no namespace.");
        }
        if (!InventoryRights.mayList(authenticatedReader.rights(), inventoryKind, scopedCluster, namespace)) {
            throw new PermissionMissingException(List.of(new MissingRight(name, namespace,
                    InventoryRights.leastRole(inventoryKind, namespace).name())));
        }
        InventoryLookup.LookupResult lookupResult = readPoint.isPast() ? inventoryLookup.findStored(name, kind, namespace)
                : inventoryLookup.find(name, kind, namespace, readPoint.now().minus(sideProperties.inventoryMaxAge()),
                        token.getTokenValue());
        InventoryView view = lookupResult.view();
        Answer answer = lookupResult.answer();
        if (view == null || answer == null) {
            throw !readPoint.isPast() ? clusterIsSilent(name) : view == null ? notListed(name, kind) : listExpired(name, kind);
        }
        if (view.verdict.equals("refused")) {
            throw new StateConflictException(view.code == null ? "NotAllowed" : view.code, answer.message() == null
                    ? "The cluster's agent does not list this." : answer.message(),
                    "Ask the cluster's administrator to give the agent the right to list it; docs/questions.md has the ClusterRole.");
        }
        List<Answer.Item> items = answer.items().stream()
                .filter(item -> InventoryRights.mayReadItem(authenticatedReader.rights(), inventoryKind, scopedCluster, item.name()))
                .toList();
        return InventoryResponse.of(view, items, kind, namespace, lookupResult.stale(), readPoint);
    }

    private static NotFoundException notListed(String cluster, String kind) {
        return new NotFoundException("InventoryNotListed", "Cluster " + cluster + " had not listed its " + kind + " by then.",
                "Name a later time or position, or leave it out to ask the cluster now.");
    }

    private static GoneException listExpired(String cluster, String kind) {
        return new GoneException("InventoryExpired", "What cluster " + cluster + " had listed as its " + kind + " by then has expired.",
                "Leave the time or position out to ask the cluster now.");
    }

    private UnavailableException clusterIsSilent(String name) {
        Instant lastHeardAt = clusters.lastHeardAt(name);
        return new UnavailableException("ClusterIsSilent", "Cluster " + name + " has not answered in time. Its agent "
                + (lastHeardAt == null ? "has never reported." : "last reported at " + lastHeardAt + "."),
                "Try again after Retry-After. If the agent stays silent, check its pod in the cluster's namespace fleetledger-system.",
                RETRY_AFTER);
    }
}

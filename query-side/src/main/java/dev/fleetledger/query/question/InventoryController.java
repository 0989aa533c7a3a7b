package dev.fleetledger.query.question;

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

import dev.fleetledger.judgement.access.Listed;
import dev.fleetledger.judgement.access.Missing;
import dev.fleetledger.judgement.access.Place;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.cluster.FleetClusters;
import dev.fleetledger.query.platform.Settings;

/** Inventory of a cluster, for choosing from. The cluster is asked when the stored list is too old. */
@RestController
class InventoryController {

    private static final List<String> KINDS = Arrays.stream(Listed.values()).map(Listed::word).toList();

    private final FleetClusters clusters;
    private final Looking looking;
    private final Settings settings;

    InventoryController(FleetClusters clusters, Looking looking, Settings settings) {
        this.clusters = clusters;
        this.looking = looking;
        this.settings = settings;
    }

    @GetMapping("/api/v1/clusters/{name}/inventory")
    InventoryAnswer inventory(@PathVariable String name, @RequestParam String kind, @RequestParam @Nullable String namespace, Reader reader,
            Moment moment, @AuthenticationPrincipal Jwt token) {
        Place place = reader.fleet().stream().filter(one -> one.cluster().equals(name) && reader.seesCluster(name)).findFirst()
                .orElseThrow(() -> Refusal.notFound("cluster"));
        Filters.oneOf("kind", kind, KINDS);
        Listed listed = Listed.of(kind).orElseThrow();
        if (namespace != null && (namespace.isEmpty() || !listed.namespaced())) {
            throw Refusal.badFilter("namespace", listed.namespaced() ? "Leave it out to ask for all." : "These are in no namespace: leave it out.");
        }
        if (!listed.allowedTo(reader.rights(), place, namespace)) {
            throw Refusal.forbidden(List.of(new Missing(name, namespace, listed.least(namespace).name())));
        }
        Looking.Found found = looking.find(name, kind, namespace, moment.now().minus(settings.inventory()), token.getTokenValue());
        InventoryView view = found.view();
        if (view == null) {
            throw silent(name);
        }
        if (view.verdict.equals("refused")) {
            throw new Refusal(409, view.code == null ? "NotAllowed" : view.code, view.message == null ? "The cluster's agent refuses it." : view.message,
                    "Let the agent list it, as docs/questions.md says.");
        }
        return InventoryAnswer.of(view, kind, namespace, found.stale(), moment);
    }

    private Refusal silent(String name) {
        Instant heard = clusters.heardAt(name);
        return Refusal.later("ClusterIsSilent", "Cluster " + name + " has not answered in time, and "
                + (heard == null ? "was never heard of." : "was heard of last at " + heard + "."), "Ask again, or look after its agent.");
    }
}

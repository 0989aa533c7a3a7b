package dev.fleetledger.query.cluster;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.answer.Versioned;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.deployment.DeploymentAnswer;
import dev.fleetledger.query.deployment.DeploymentLists;
import dev.fleetledger.query.platform.Settings;

/** Clusters in which the reader has any role. */
@RestController
@RequestMapping("/api/v1/clusters")
class ClusterController {

    private static final String FROM = "clusters c left join heartbeats h on h.cluster = c.name";
    private static final Order BY_NAME = Order.by("c.name", "text");

    /** @param credentials null, like the refused reports, for readers who may neither label the cluster nor read the ledger */
    record One(@JsonUnwrapped ClusterAnswer cluster, @Nullable List<Trust.Credential> credentials, Trust.@Nullable Refused reportsRefused) {}

    private final Lists lists;
    private final Trust trust;
    private final DeploymentLists deployments;
    private final Settings settings;

    ClusterController(Lists lists, Trust trust, DeploymentLists deployments, Settings settings) {
        this.lists = lists;
        this.trust = trust;
        this.deployments = deployments;
        this.settings = settings;
    }

    @GetMapping
    Page<ClusterAnswer> list(@RequestParam @Nullable List<String> label, @RequestParam @Nullable String state, Reader reader, Paging paging,
            Moment moment, HttpServletRequest request) {
        Where where = visible(reader).ifGiven(Filters.oneOf("state", state, ClusterAnswer.STATES), ClusterAnswer.STATE + " = :state", "state")
                .with("heardBefore", moment.now().minus(settings.silence()));
        // A List parameter would be split at commas.
        Labels.and(where, "c.labels", label == null ? new String[0] : request.getParameterValues("label"));
        return page(where, paging, moment);
    }

    @GetMapping("/{name}")
    ResponseEntity<One> one(@PathVariable String name, Reader reader, Moment moment) {
        ClusterAnswer cluster = find(name, reader, moment);
        boolean tends = trust.mayBeShown(cluster, reader);
        return Versioned.of(cluster.version(), new One(cluster, tends ? trust.credentials(name) : null, tends ? trust.refused(name) : null));
    }

    @GetMapping("/{name}/deployments")
    Page<DeploymentAnswer> deployments(@PathVariable String name, @RequestParam @Nullable String status,
            @RequestParam @Nullable String namespace, Reader reader, Paging paging, Moment moment) {
        find(name, reader, moment);
        return deployments.page(new DeploymentLists.Filter(null, name, namespace, Filters.status(status)),
                Order.by("d.namespace", "text").then("d.name", "text").then("d.id", "text"), reader, paging, moment);
    }

    private ClusterAnswer find(String name, Reader reader, Moment moment) {
        Where where = visible(reader).and("c.name = :name", "name", name).with("heardBefore", moment.now().minus(settings.silence()));
        return page(where, new Paging(1, List.of()), moment).items().stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("cluster"));
    }

    private Page<ClusterAnswer> page(Where where, Paging paging, Moment moment) {
        return lists.page(FROM, ClusterAnswer.COLUMNS, where, BY_NAME, paging, moment, (row, n) -> ClusterAnswer.of(row));
    }

    private static Where visible(Reader reader) {
        Where where = new Where();
        return where.and(Cut.clusters(reader, where, "c.name"));
    }
}

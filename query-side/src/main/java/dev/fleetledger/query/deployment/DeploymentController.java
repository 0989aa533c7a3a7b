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
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.status.Seen;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;

/** A workload's deployments, and one of them with all details. */
@RestController
@RequestMapping("/api/v1/workloads/{id}/deployments")
class DeploymentController {

    /**
     * @param objects the objects that the agent applies
     * @param yaml    the same objects as YAML
     * @param running always null, because the cluster is not asked for it yet
     */
    record Manifest(JsonNode objects, String yaml, @Nullable String running) {}

    /**
     * @param nodes     number of matching nodes; null until the agent has reported it
     * @param revisions the DaemonSet's ControllerRevisions, each with its generation, newest first
     * @param replaced  objects that the generation had to delete and recreate
     */
    record Full(@JsonUnwrapped DeploymentAnswer deployment, List<Trouble> troubles, @Nullable Drift drift, @Nullable NodeMatch nodes,
            List<RevisionFacts> revisions, List<Replacement> replaced, Manifest manifest, String position) {

        static Full of(DeploymentAnswer answer, @Nullable DeploymentFacts facts, Manifest manifest, Moment moment) {
            return facts == null
                    ? new Full(answer, List.of(), null, null, List.of(), List.of(), manifest, moment.shown())
                    : new Full(answer, facts.troubles(), facts.drift(), facts.nodes(), facts.revisions() == null ? List.of() : facts.revisions(),
                            facts.replaced() == null ? List.of() : facts.replaced(), manifest, moment.shown());
        }
    }

    private final DeploymentLists lists;
    private final DeploymentAnswers answers;
    private final FrozenManifests manifests;

    DeploymentController(DeploymentLists lists, DeploymentAnswers answers, FrozenManifests manifests) {
        this.lists = lists;
        this.answers = answers;
        this.manifests = manifests;
    }

    @GetMapping
    Page<DeploymentAnswer> list(@PathVariable UUID id, @RequestParam @Nullable String status, @RequestParam @Nullable String cluster,
            Reader reader, Paging paging, Moment moment) {
        Page<DeploymentAnswer> page = lists.page(new DeploymentLists.Filter(id, cluster, null, Filters.status(status)),
                Order.by("d.cluster", "text"), reader, paging, moment);
        if (page.total() == 0 && lists.page(new DeploymentLists.Filter(id, null, null, null), Order.by("d.cluster", "text"), reader,
                paging, moment).total() == 0) {
            throw Refusal.notFound("workload");
        }
        return page;
    }

    @GetMapping("/{cluster}")
    Full one(@PathVariable UUID id, @PathVariable String cluster, Reader reader, Moment moment) {
        String key = DeploymentView.id(id, cluster);
        DeploymentAnswer answer = answers.read(List.of(key), moment).get(key);
        if (answer == null || !reader.reach(Action.READ_WORKLOAD).covers(cluster, answer.namespace())) {
            throw Refusal.notFound("deployment");
        }
        Seen seen = answers.seen(List.of(key)).get(key);
        return Full.of(answer, seen == null ? null : seen.facts(), manifests.read(answer.wanted().manifest()), moment);
    }
}

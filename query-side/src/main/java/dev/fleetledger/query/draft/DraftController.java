package dev.fleetledger.query.draft;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.manifest.placement.Target;
import dev.fleetledger.manifest.render.RenderedFor;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.yaml.Yaml;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.answer.Versioned;
import dev.fleetledger.query.cluster.FleetClusters;

/** Drafts: the list, one draft with its steps, its targets and its manifest. */
@RestController
@RequestMapping("/api/v1/drafts")
class DraftController {

    private static final List<String> STATES = List.of("fetching", "open", "submitted", "discarded");

    /** All targets in one response: their number is bounded by the size of the fleet. */
    record TargetsAnswer(List<Target> items, int total, long chosen, String position) {}

    private final DraftAnswers answers;
    private final DraftContent contents;
    private final FleetClusters clusters;

    DraftController(DraftAnswers answers, DraftContent contents, FleetClusters clusters) {
        this.answers = answers;
        this.contents = contents;
        this.clusters = clusters;
    }

    @GetMapping
    Page<DraftAnswer.Summary> list(@RequestParam @Nullable String state, @RequestParam @Nullable String owner,
            @RequestParam @Nullable String namespace, @RequestParam @Nullable String cluster, Reader reader, Paging paging, Moment moment) {
        String whose = "me".equals(owner) ? reader.subject() : owner;
        return answers.page(new DraftAnswers.Filter(Filters.oneOf("state", state, STATES), whose, namespace, cluster), reader, paging, moment);
    }

    @GetMapping("/{id}")
    ResponseEntity<DraftAnswer> one(@PathVariable UUID id, Reader reader, Moment moment) {
        DraftView draft = answers.visible(id, reader, moment);
        return Versioned.of(draft.version, answers.answer(draft, reader, moment));
    }

    @GetMapping("/{id}/targets")
    TargetsAnswer targets(@PathVariable UUID id, Reader reader, Moment moment) {
        List<Target> targets = contents.targets(contents.of(answers.visible(id, reader, moment)), reader);
        return new TargetsAnswer(targets, targets.size(), targets.stream().filter(Target::chosen).count(), moment.shown());
    }

    /** Renders the manifest for a cluster; without one, changes that depend on a cluster's labels are not included. */
    @GetMapping(path = "/{id}/manifest", produces = "text/yaml;charset=UTF-8")
    ResponseEntity<String> manifest(@PathVariable UUID id, @RequestParam @Nullable String cluster, Reader reader, Moment moment) {
        DraftView draft = answers.visible(id, reader, moment);
        Map<String, String> labels = cluster == null ? Map.of() : labels(cluster, reader);
        UUID workload = draft.workload != null ? draft.workload : draft.basedWorkload != null ? draft.basedWorkload : draft.id;
        return Versioned.of(draft.version, yaml(contents.of(draft), new RenderedFor(workload, cluster == null ? "" : cluster, labels)));
    }

    private static String yaml(DraftContent.Content content, RenderedFor target) {
        try {
            return Yaml.print(Rendering.render(content.specification(), target));
        } catch (IllegalArgumentException doesNotApply) {
            throw Refusal.patchDoesNotApply();
        }
    }

    private Map<String, String> labels(String cluster, Reader reader) {
        return clusters.seenBy(reader).stream().filter(one -> one.name().equals(cluster)).findFirst()
                .orElseThrow(() -> Refusal.notFound("cluster")).labels();
    }
}

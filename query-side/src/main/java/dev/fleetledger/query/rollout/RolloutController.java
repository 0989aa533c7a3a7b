package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

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
import dev.fleetledger.query.deployment.Outcome;
import dev.fleetledger.query.deployment.Outcomes;

/** Rollouts of visible workloads, with their visible clusters. */
@RestController
@RequestMapping("/api/v1/rollouts")
class RolloutController {

    private static final List<String> STATES = List.of("running", "completed", "failed");
    private static final Order NEWEST_FIRST = Order.by("r.id", "uuid").backwards();

    /**
     * @param debt      skipped clusters; always empty so far
     * @param approvals given or requested approvals; always empty so far
     */
    record RolloutAnswer(UUID id, UUID workload, int revision, int placementVersion, String state, List<Wave> waves, List<Object> debt,
            List<Object> approvals, String startedBy, Instant startedAt, @Nullable Instant finishedAt, long version, String position) {}

    record Wave(String name, List<Outcome> clusters) {}

    private final Rollouts rollouts;
    private final Outcomes outcomes;
    private final Lists lists;

    RolloutController(Rollouts rollouts, Outcomes outcomes, Lists lists) {
        this.rollouts = rollouts;
        this.outcomes = outcomes;
        this.lists = lists;
    }

    @GetMapping
    Page<RolloutAnswer> list(@RequestParam @Nullable String workload, @RequestParam @Nullable String state, Reader reader, Paging paging,
            Moment moment) {
        Where where = visible(reader)
                .ifGiven(Filters.id("workload", workload), "r.workload = :workload", "workload")
                .ifGiven(Filters.oneOf("state", state, STATES), "r.state = :state", "state");
        return lists.page("rollouts r", "r.id", where, NEWEST_FIRST, paging, moment, (row, n) -> row.getObject("id", UUID.class))
                .map(ids -> answers(ids, reader, moment));
    }

    @GetMapping("/{id}")
    ResponseEntity<RolloutAnswer> one(@PathVariable UUID id, Reader reader, Moment moment) {
        Where where = visible(reader).and("r.id = :id", "id", id);
        List<RolloutAnswer> found = lists.page("rollouts r", "r.id", where, NEWEST_FIRST, new Paging(1, List.of()), moment, (row, n) -> id)
                .map(ids -> answers(ids, reader, moment)).items();
        RolloutAnswer rollout = found.stream().findFirst().orElseThrow(() -> Refusal.notFound("rollout"));
        return Versioned.of(rollout.version(), rollout);
    }

    private List<RolloutAnswer> answers(List<UUID> ids, Reader reader, Moment moment) {
        Map<String, List<Outcome>> known = outcomes.ofRollouts(ids.stream().map(UUID::toString).toList(), reader, moment);
        return ids.stream().flatMap(id -> rollouts.findById(id).stream())
                .map(rollout -> answer(rollout, known.getOrDefault(rollout.id.toString(), List.of()))).toList();
    }

    private static RolloutAnswer answer(RolloutView r, List<Outcome> known) {
        Map<String, Outcome> byCluster = new HashMap<>();
        known.forEach(outcome -> byCluster.put(outcome.cluster(), outcome));
        List<Wave> waves = r.waves().stream().map(wave -> new Wave(wave.name(),
                wave.clusters().stream().flatMap(cluster -> Stream.ofNullable(byCluster.get(cluster))).toList())).toList();
        return new RolloutAnswer(r.id, r.workload, r.revision, r.placementVersion, r.state, waves, List.of(), List.of(), r.startedBy,
                r.startedAt, r.finishedAt, r.version, Long.toString(r.position));
    }

    private static Where visible(Reader reader) {
        Where where = new Where();
        return where.and(Cut.workload(reader, where, "r.workload"));
    }
}

package dev.fleetledger.command.report.transition;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent.Evidence;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.judgement.status.Judgement;

/** Maps a status to the event that records it. Intermediate statuses and repetitions give no event. */
final class TransitionMapper {

    private static final String UNKNOWN = "Unknown";

    private TransitionMapper() {}

    /** @param facts absent when the cluster has reported none: then only the deadline can have passed */
    static Optional<DeploymentEvent> toEvent(DeploymentHistory deploymentHistory, Judgement judgement, @Nullable DeploymentFacts facts,
            Instant now) {
        return event(deploymentHistory.wantedEvent(), judgement, facts, facts == null ? now : facts.observedAt())
                .filter(event -> isTransition(deploymentHistory.last(), event))
                .filter(event -> facts == null || facts.corrections() == null
                        || !isRepeatedWithin(facts.corrections(), deploymentHistory, event));
    }

    /** Objects that this generation had to delete and recreate; one event per object. */
    static List<DeploymentEvent> toReplacements(DeploymentHistory deploymentHistory, DeploymentFacts facts) {
        Wanted wanted = deploymentHistory.wantedEvent();
        if (facts.replaced() == null || facts.attempt().generation() != wanted.generation()) {
            return List.of();
        }
        Map<String, DeploymentEvent> byObject = new LinkedHashMap<>();
        Set<String> recorded = deploymentHistory.all(DeploymentEvent.Replaced.class).map(DeploymentEvent.Replaced::object)
                .collect(toSet());
        facts.replaced().stream().filter(it -> !recorded.contains(it.object()))
                .forEach(it -> byObject.putIfAbsent(it.object(),
                        new DeploymentEvent.Replaced(wanted.workload(), wanted.cluster(), wanted.generation(), it.object(), it.reason(), it.at())));
        return List.copyOf(byObject.values());
    }

    private static Optional<DeploymentEvent> event(Wanted wanted, Judgement judgement, @Nullable DeploymentFacts facts,
            Instant observedAt) {
        return Optional.ofNullable(switch (judgement.status()) {
            // No matching node, or waiting for somebody to delete old pods: the wanted state is reached nevertheless.
            case RUNNING, NO_MATCHING_NODE, UPDATE_PENDING ->
                    new DeploymentEvent.Settled(wanted.workload(), wanted.cluster(), wanted.generation(), evidence(facts, observedAt));
            case NOT_READY, STALLED -> new DeploymentEvent.Failed(wanted.workload(), wanted.cluster(), wanted.generation(),
                    judgement.status().apiName(),
                    code(judgement), message(judgement), evidence(facts, observedAt));
            case REJECTED -> new DeploymentEvent.Refused(wanted.workload(), wanted.cluster(), wanted.generation(), code(judgement),
                    message(judgement),
                    observedAt);
            case DRIFTED -> drifted(wanted, Objects.requireNonNull(facts));
            case DELETED -> new DeploymentEvent.Gone(wanted.workload(), wanted.cluster(), wanted.generation(), observedAt);
            case RELEASED -> new DeploymentEvent.Released(wanted.workload(), wanted.cluster(), wanted.generation(), observedAt);
            case WAITING, DELETING, EXCEPTION -> null;
        });
    }

    private static DeploymentEvent drifted(Wanted wanted, DeploymentFacts facts) {
        DeploymentFacts.Drift drift = Objects.requireNonNull(facts.drift());
        return new DeploymentEvent.Drifted(wanted.workload(), wanted.cluster(), wanted.generation(), drift.manager(), drift.at(),
                facts.observedAt(), drift.changes(), drift.corrected());
    }

    /** Another event type or another reason. Changed counts and messages are not recorded. */
    private static boolean isTransition(@Nullable DeploymentEvent last, DeploymentEvent event) {
        return last == null || !last.getClass().equals(event.getClass()) || !reason(last).equals(reason(event));
    }

    /** While corrections are reverted again and again, the same drift and its correction are recorded once. */
    private static boolean isRepeatedWithin(Corrections burst, DeploymentHistory deploymentHistory, DeploymentEvent event) {
        return switch (event) {
            case DeploymentEvent.Drifted drifted -> deploymentHistory.all(DeploymentEvent.Drifted.class)
                    .anyMatch(it -> !it.observedAt().isBefore(burst.first()) && reason(it).equals(reason(drifted)));
            case DeploymentEvent.Settled _ -> deploymentHistory.last() instanceof DeploymentEvent.Drifted
                    && deploymentHistory.all(DeploymentEvent.Settled.class).findAny().isPresent();
            default -> false;
        };
    }

    private static String reason(DeploymentEvent event) {
        return switch (event) {
            case DeploymentEvent.Failed failed -> failed.status() + " " + failed.code();
            case DeploymentEvent.Refused refused -> refused.code();
            case DeploymentEvent.Drifted drifted -> drifted.manager() + " " + fields(drifted);
            case DeploymentEvent.Replaced replaced -> replaced.object();
            case DeploymentEvent.Wanted _, DeploymentEvent.Settled _, DeploymentEvent.Gone _, DeploymentEvent.Released _,
                    DeploymentEvent.Forgotten _, DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _ -> "";
        };
    }

    private static List<String> fields(DeploymentEvent.Drifted drifted) {
        return drifted.fields() == null ? List.of()
                : drifted.fields().stream().map(it -> it.object() + it.pointer() + " " + it.change()).sorted().toList();
    }

    private static Evidence evidence(@Nullable DeploymentFacts facts, Instant observedAt) {
        ObjectFacts pods = facts == null ? null : facts.object();
        return pods == null
                ? new Evidence(0, 0, 0, 0, observedAt)
                : new Evidence(pods.desired(), pods.updated(), pods.ready(), pods.available(), observedAt);
    }

    private static String code(Judgement judgement) {
        return Objects.requireNonNullElse(judgement.code(), UNKNOWN);
    }

    private static String message(Judgement judgement) {
        return Objects.requireNonNullElse(judgement.message(), "");
    }
}

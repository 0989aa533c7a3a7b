package dev.fleetledger.command.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.judgement.rollout.SendWindow;

/** What must hold after every step, judged by the events of the stream and the state of the world alone. */
final class RolloutInvariants {

    private final RolloutFixture rollout;
    private final Planned planned;

    RolloutInvariants(RolloutFixture rollout) {
        this.rollout = rollout;
        this.planned = (Planned) rollout.events.getFirst();
    }

    /** Executes a step and checks it. @return what it has sent */
    List<String> check() {
        Map<String, ClusterProgress> before = Map.copyOf(rollout.clusters);
        int known = rollout.events.size();
        boolean ended = isEnded();
        boolean pending = approvalIsPending();
        List<String> sent = rollout.step();
        assertThat(sent).as("nothing twice").doesNotHaveDuplicates()
                .allSatisfy(cluster -> assertThat(before.get(cluster).sent()).as(cluster + " was sent").isFalse());
        List<String> byItself = sent.stream().filter(it -> !isRetried(it)).toList();
        if (!byItself.isEmpty()) {
            assertThat(pending).as("sends without an approval").isFalse();
            checkSends(byItself, before, ended);
        }
        rollout.events.subList(known, rollout.events.size()).forEach(event -> checkEvent(event, before));
        checkRepetition();
        assertThat(isEnded() || saysWhatItWaitsFor()).as("it says what it waits for").isTrue();
        return sent;
    }

    private void checkSends(List<String> sent, Map<String, ClusterProgress> before, boolean ended) {
        assertThat(isPaused()).as("sends while paused").isFalse();
        assertThat(failures(before)).as("failures when it sends").hasSizeLessThanOrEqualTo(budget());
        for (String cluster : sent) {
            ClusterProgress it = before.get(cluster);
            assertThat(it.reach()).as("reach of " + cluster).isEqualTo(Reach.REACHABLE);
            assertThat(it.isGone()).as(cluster + " is gone").isFalse();
            // A person who skips a silent cluster doesn't want to wait for it; it is served when it returns.
            assertThat(skippedByPerson().contains(cluster) && debtCode(cluster).equals("Skipped")).as(cluster + " is skipped").isFalse();
            assertThat(SendWindow.isOpen(wave(it).window(), rollout.now)).as("window of " + cluster).isTrue();
            assertThat(isStarted(wave(it))).as("wave of " + cluster + " is started").isTrue();
            if (ended) {
                assertThat(debts()).as("sent after the end").contains(cluster);
            }
        }
        for (Wave wave : planned.waves()) {
            if (wave.maxConcurrent() != null && sent.stream().anyMatch(wave.clusters()::contains)) {
                assertThat(inFlight(wave)).as("in flight in " + wave.name()).isLessThanOrEqualTo(wave.maxConcurrent());
            }
        }
    }

    /** A wave is begun, soaks or is completed only when that is due. */
    private void checkEvent(RolloutEvent event, Map<String, ClusterProgress> before) {
        switch (event) {
            case RolloutEvent.WaveStarted it -> {
                Wave wave = wave(it.wave());
                assertThat(SendWindow.isOpen(wave.window(), rollout.now)).as("window").isTrue();
                assertThat(missingApprovals(wave)).as("approvals before " + it.wave()).isEmpty();
                assertThat(failures(before)).as("failures before " + it.wave()).hasSizeLessThanOrEqualTo(budget());
                planned.waves().stream().takeWhile(earlier -> !earlier.equals(wave)).filter(earlier -> !earlier.clusters().isEmpty())
                        .forEach(earlier -> assertThat(isCompleted(earlier)).as(earlier.name() + " is completed").isTrue());
            }
            case RolloutEvent.WaveCompleted it -> checkGate(wave(it.wave()), before);
            case RolloutEvent.WaveFailed _ -> assertThat(failures(before)).hasSizeGreaterThan(budget());
            case RolloutEvent.ApprovalExpired _ -> assertThat(lastRequest()).isBeforeOrEqualTo(rollout.now);
            case RolloutEvent.DebtPaid it -> assertThat(before.get(it.cluster()).outcome()).isEqualTo(Outcome.SETTLED);
            case RolloutEvent.Finished it when it.outcome().equals("completed") -> planned.waves().stream()
                    .filter(wave -> !wave.clusters().isEmpty()).forEach(wave -> assertThat(isCompleted(wave)).isTrue());
            default -> { }
        }
    }

    private void checkGate(Wave wave, Map<String, ClusterProgress> before) {
        if (!Wave.NO_GATE.equals(wave.gate())) {
            Set<String> failed = new HashSet<>(failures(before));
            assertThat(wave.clusters()).as("clusters that hold " + wave.name()).allMatch(cluster -> before.get(cluster).isSettled()
                    || before.get(cluster).isGone() || failed.contains(cluster) || before.get(cluster).hasFailed(rollout.now)
                    || debts().contains(cluster));
        }
        if (wave.soak() != null) {
            Instant until = last(RolloutEvent.WaveSoaking.class, it -> it.wave().equals(wave.name())).until();
            assertThat(until).as("end of the soak").isBeforeOrEqualTo(rollout.now);
        }
    }

    private void checkRepetition() {
        int events = rollout.events.size();
        assertThat(rollout.step()).as("sends of a repeated step").isEmpty();
        assertThat(rollout.events).as("events of a repeated step").hasSize(events);
    }

    private boolean saysWhatItWaitsFor() {
        boolean holds = rollout.clusters.values().stream().anyMatch(it -> !it.isGone() && !it.isSettled());
        return approvalIsPending() || isPaused() || isFailed() || rollout.next != null || holds;
    }

    boolean isOver() {
        return isEnded() && (!completed() || debts().stream().allMatch(it -> rollout.clusters.get(it).isGone())
                && rollout.clusters.values().stream().noneMatch(it -> it.isInFlight(rollout.now)));
    }

    void checkEnd() {
        assertThat(isEnded()).as("it ends").isTrue();
        if (completed()) {
            List<String> failed = rollout.clusters.values().stream().filter(it -> it.outcome() == Outcome.FAILED
                    && !rollout.everSettled.contains(it.cluster())).map(ClusterProgress::cluster).toList();
            assertThat(failed).as("clusters that the failure budget allows to lose").hasSizeLessThanOrEqualTo(budget());
            assertThat(rollout.clusters.values()).as("nothing else is lost")
                    .allMatch(it -> rollout.everSettled.contains(it.cluster()) || it.isGone() || failed.contains(it.cluster()));
        }
    }

    private boolean isEnded() {
        return events(RolloutEvent.Finished.class).findAny().isPresent();
    }

    private boolean completed() {
        return events(RolloutEvent.Finished.class).allMatch(it -> it.outcome().equals("completed"));
    }

    private boolean isPaused() {
        return rollout.events.stream().filter(it -> it instanceof RolloutEvent.Paused || it instanceof RolloutEvent.Resumed)
                .reduce((a, b) -> b).filter(RolloutEvent.Paused.class::isInstance).isPresent();
    }

    private boolean isFailed() {
        return rollout.events.stream().filter(it -> it instanceof RolloutEvent.WaveFailed || it instanceof RolloutEvent.Resumed
                || it instanceof RolloutEvent.ClusterRetried || it instanceof RolloutEvent.ClusterSkipped)
                .reduce((a, b) -> b).filter(RolloutEvent.WaveFailed.class::isInstance).isPresent();
    }

    private boolean approvalIsPending() {
        return !isEnded() && events(RolloutEvent.ApprovalRequested.class).count() > events(RolloutEvent.Approved.class).count();
    }

    private List<String> missingApprovals(Wave wave) {
        List<String> given = events(RolloutEvent.Approved.class).map(it -> String.valueOf(it.wave())).toList();
        return planned.approvals().stream().filter(it -> it.wave() == null || it.wave().equals(wave.name()))
                .map(it -> String.valueOf(it.wave())).filter(it -> !given.contains(it)).toList();
    }

    private List<String> failures(Map<String, ClusterProgress> clusters) {
        Set<String> skipped = skippedByPerson();
        return clusters.values().stream().filter(it -> it.outcome() == Outcome.FAILED && it.countsFrom() != null
                && !it.countsFrom().isAfter(rollout.now) && !skipped.contains(it.cluster())).map(ClusterProgress::cluster).toList();
    }

    private long inFlight(Wave wave) {
        return wave.clusters().stream().map(rollout.clusters::get).filter(it -> it.sent() && !isRetried(it.cluster()) && !it.isGone()
                && !it.isSettled() && !it.hasFailed(rollout.now) && !(debts().contains(it.cluster()) && it.reach() != Reach.REACHABLE))
                .count();
    }

    private Set<String> debts() {
        Set<String> debts = new HashSet<>();
        rollout.events.forEach(event -> {
            if (event instanceof RolloutEvent.DebtRecorded it) {
                debts.add(it.cluster());
            } else if (event instanceof RolloutEvent.DebtPaid it) {
                debts.remove(it.cluster());
            }
        });
        return debts;
    }

    /** What has failed or was skipped is served after a person's retry only, all else by itself. */
    boolean needsPerson(String cluster) {
        return rollout.clusters.get(cluster).outcome() == Outcome.FAILED || skippedByPerson().contains(cluster);
    }

    private String debtCode(String cluster) {
        return last(RolloutEvent.DebtRecorded.class, it -> it.cluster().equals(cluster)).code();
    }

    private Set<String> skippedByPerson() {
        Set<String> skipped = new HashSet<>();
        rollout.events.forEach(event -> {
            if (event instanceof RolloutEvent.ClusterSkipped it) {
                skipped.add(it.cluster());
            } else if (event instanceof RolloutEvent.ClusterRetried it) {
                skipped.remove(it.cluster());
            }
        });
        return skipped;
    }

    private boolean isRetried(String cluster) {
        return events(RolloutEvent.ClusterRetried.class).anyMatch(it -> it.cluster().equals(cluster));
    }

    private boolean isStarted(Wave wave) {
        return events(RolloutEvent.WaveStarted.class).anyMatch(it -> it.wave().equals(wave.name()));
    }

    private boolean isCompleted(Wave wave) {
        return events(RolloutEvent.WaveCompleted.class).anyMatch(it -> it.wave().equals(wave.name()));
    }

    private Instant lastRequest() {
        return last(RolloutEvent.ApprovalRequested.class, it -> true).expiresAt();
    }

    private <E extends RolloutEvent> E last(Class<E> type, java.util.function.Predicate<E> which) {
        return events(type).filter(which).reduce((a, b) -> b).orElseThrow();
    }

    private <E extends RolloutEvent> Stream<E> events(Class<E> type) {
        return rollout.events.stream().filter(type::isInstance).map(type::cast);
    }

    private int budget() {
        return planned.plan().path("failureBudget").intValue(0);
    }

    private Wave wave(ClusterProgress it) {
        return planned.waves().get(it.wave());
    }

    private Wave wave(String name) {
        return planned.waves().stream().collect(Collectors.toMap(Wave::name, it -> it)).get(name);
    }
}

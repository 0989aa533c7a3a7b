package dev.fleetledger.command.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.ApprovalRule;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutEvent.Policies;
import dev.fleetledger.contract.rollout.RolloutEvent.Wave;
import dev.fleetledger.contract.rollout.RolloutKind;

/**
 * State of a rollout that has been planned.
 *
 * @param version number of people's acts
 */
public record RolloutState(Planned planned, WaveState wave, boolean paused, ApprovalState approvals, DebtState debts, long version) {

    static RolloutState of(Planned planned) {
        return new RolloutState(planned, WaveState.NONE, false, ApprovalState.NONE, DebtState.NONE, 0);
    }

    /** One wave that has been sent; what each cluster got is in its deployment only. */
    static RolloutState of(RolloutEvent.Started it) {
        Planned planned = new Planned(it.rollout(), it.workload(), "", "", RolloutKind.REVISION, it.revision(), it.placementVersion(), null,
                JsonNodeFactory.instance.objectNode(), it.waves(), List.of(), List.of(), new Policies("refuse", "correct", "PT10M", null));
        return new RolloutState(planned, new WaveState(0, WaveState.Phase.RUNNING, null), false, ApprovalState.NONE, DebtState.NONE, 0);
    }

    public List<String> clusters() {
        return planned.waves().stream().flatMap(it -> it.clusters().stream()).toList();
    }

    Wave requireWave() {
        return planned.waves().get(wave.index());
    }

    /** @return index of the begun wave; 0 before the first */
    public int waveIndex() {
        return Math.max(0, wave.index());
    }

    /** @return index of the next wave that has clusters; the number of waves when there is none */
    public int nextWaveIndex() {
        return IntStream.range(wave.index() + 1, planned.waves().size()).filter(i -> !planned.waves().get(i).clusters().isEmpty())
                .findFirst().orElse(planned.waves().size());
    }

    /** Whether the next wave begins as soon as its approval and its window allow. */
    boolean mayBeginWave() {
        return wave.phase() == WaveState.Phase.OVER && !paused && approvals.pending() == null && findNextWave().isPresent();
    }

    Optional<Wave> findNextWave() {
        return planned.waves().stream().skip(nextWaveIndex()).findFirst();
    }

    /** @return the undecided request for an approval, if there is one */
    public Optional<RolloutEvent.ApprovalRequested> findPendingApproval() {
        return Optional.ofNullable(approvals.pending());
    }

    /** What must be approved before this wave begins: the rollout as a whole, then the wave. */
    Optional<ApprovalRule> findMissingApproval(Wave next) {
        return planned.approvals().stream().filter(it -> it.wave() == null || it.wave().equals(next.name()))
                .filter(it -> !approvals.isGiven(it)).findFirst();
    }

    /** Clusters that an approval is about. */
    public List<String> clustersOf(@Nullable String waveName) {
        return planned.waves().stream().filter(it -> waveName == null || Objects.equals(it.name(), waveName))
                .flatMap(it -> it.clusters().stream()).toList();
    }

    int failureBudget() {
        return planned.plan().path("failureBudget").intValue(0);
    }

    boolean skipsUnreachable() {
        return !planned.plan().path("unreachable").stringValue("wait").equals("wait");
    }

    Duration soak() {
        String soak = requireWave().soak();
        return soak == null ? Duration.ZERO : Duration.parse(soak);
    }

    boolean hasGate() {
        return !Wave.NO_GATE.equals(requireWave().gate());
    }

    int indexOf(String waveName) {
        return IntStream.range(0, planned.waves().size()).filter(i -> planned.waves().get(i).name().equals(waveName)).findFirst()
                .orElseThrow(() -> new IllegalStateException("The rollout has no wave " + waveName));
    }

    RolloutState with(WaveState next) {
        return new RolloutState(planned, next, paused, approvals, debts, version);
    }

    RolloutState with(ApprovalState next) {
        return new RolloutState(planned, wave, paused, next, debts, version);
    }

    RolloutState with(DebtState next) {
        return new RolloutState(planned, wave, paused, approvals, next, version);
    }

    RolloutState withPaused(boolean next) {
        return new RolloutState(planned, wave, next, approvals, debts, version);
    }

    RolloutState withVersion(long next) {
        return new RolloutState(planned, wave, paused, approvals, debts, next);
    }
}

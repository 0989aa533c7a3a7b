package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedObject;

/** A rollout and its waves. Its clusters, which may be many, are {@link RolloutTargetView}s. */
@Entity
@Table(name = "rollouts")
public class RolloutView extends VersionedObject implements LiveRow {

    static final int NO_WAVE = -1;
    private static final TypeReference<List<WaveProgress>> WAVES = new TypeReference<>() {};

    @Id UUID id = new UUID(0, 0);
    UUID workload = new UUID(0, 0);
    /** Empty until the first generation of a rollout of a former version. */
    String namespace = "";
    String name = "";
    String kind = RolloutKind.REVISION.apiName();
    int revision;
    int placementVersion;
    @Nullable UUID basis;
    @Enumerated(EnumType.STRING) RolloutState state = RolloutState.RUNNING;
    String waves = "[]";
    /** The wave that is under way or has failed. */
    int currentWave = NO_WAVE;
    /** Whether it waits for clusters that are silent. */
    boolean waitsForSilent;
    /** Id of the undecided approval. */
    @Nullable String pendingApproval;
    @Nullable Instant pausedAt;
    String requestedBy = "";
    @Nullable String reason;
    Instant startedAt = Instant.EPOCH;
    @Nullable Instant endedAt;
    @Nullable UUID finishedBy;
    long version;
    long position;
    /** Parsed at most once per batch. */
    @Transient private @Nullable List<WaveProgress> parsedWaves;

    protected RolloutView() {}

    static RolloutView of(RolloutEvent.Started started, ProjectedEvent event) {
        RolloutView view = of(started.rollout(), started.workload(), started.revision(), started.placementVersion(), event);
        view.waves(started.waves().stream()
                .map(wave -> WaveProgress.planned(wave, event.at()).enter(WaveState.RUNNING, event.at())).toList());
        return view;
    }

    static RolloutView of(RolloutEvent.Planned planned, ProjectedEvent event) {
        RolloutView view = of(planned.rollout(), planned.workload(), planned.revision(), planned.placementVersion(), event);
        view.namespace = planned.namespace();
        view.name = planned.name();
        view.kind = planned.kind().apiName();
        view.basis = planned.basis();
        view.waitsForSilent = planned.plan().path("unreachable").stringValue("").equals("wait");
        view.waves(planned.waves().stream().map(wave -> WaveProgress.planned(wave, event.at())).toList());
        return view;
    }

    private static RolloutView of(UUID id, UUID workload, int revision, int placementVersion, ProjectedEvent event) {
        RolloutView view = new RolloutView();
        view.id = id;
        view.workload = workload;
        view.revision = revision;
        view.placementVersion = placementVersion;
        view.requestedBy = event.actor();
        view.reason = event.metadataText(EventMetadata.REASON);
        view.startedAt = event.at();
        return view;
    }

    /** A rollout of a former version is named by its first generation. */
    void nameDaemonSet(String inNamespace, String as) {
        namespace = namespace.isEmpty() ? inNamespace : namespace;
        name = name.isEmpty() ? as : name;
    }

    void enter(String wave, WaveState waveState, Instant at) {
        replace(wave, progress -> progress.enter(waveState, at));
    }

    void soak(String wave, Instant until, Instant at) {
        replace(wave, progress -> progress.soak(until, at));
    }

    /** After a person's decision a failed wave is under way again. */
    void goOn(Instant at) {
        replaceAll(wave -> wave.state() == WaveState.FAILED ? wave.enter(WaveState.RUNNING, at) : wave);
    }

    void finish(RolloutEvent.Finished finished, Instant at) {
        state = RolloutState.of(finished.outcome());
        endedAt = at;
        finishedBy = finished.by();
        pendingApproval = null;
        replaceAll(wave -> finish(wave, at));
    }

    private WaveProgress finish(WaveProgress wave, Instant at) {
        int unsent = wave.count(TargetState.WAITING);
        WaveProgress counted = unsent == 0 ? wave
                : wave.move(unsent, TargetState.WAITING, RolloutTargetView.shown(TargetState.WAITING, this));
        return switch (wave.state()) {
            case WAITING -> counted.enter(WaveState.SKIPPED, at);
            case RUNNING, SOAKING -> state == RolloutState.COMPLETED ? counted.enter(WaveState.COMPLETED, at)
                    : state == RolloutState.FAILED ? counted.enter(WaveState.FAILED, at) : counted;
            case COMPLETED, FAILED, SKIPPED -> counted;
        };
    }

    void move(int wave, TargetState from, TargetState to) {
        List<WaveProgress> moved = new ArrayList<>(waves());
        moved.set(wave, moved.get(wave).move(1, RolloutTargetView.shown(from, this), RolloutTargetView.shown(to, this)));
        waves(moved);
    }

    int count(TargetState target) {
        return waves().stream().mapToInt(wave -> wave.count(target)).sum();
    }

    int numberOf(@Nullable String wave) {
        return waves().stream().map(WaveProgress::name).toList().indexOf(wave);
    }

    /** Whether what was not sent until its end is left to the rollout that replaces it. */
    boolean isReplaced() {
        return state == RolloutState.SUPERSEDED || finishedBy != null;
    }

    void advanceTo(ProjectedEvent event) {
        version += event.payload() instanceof RolloutEvent payload && RolloutEvent.raisesVersion(payload) ? 1 : 0;
        position = event.position();
        if (endedAt == null) {
            state = pendingApproval != null ? RolloutState.PENDING_APPROVAL : pausedAt != null ? RolloutState.PAUSED
                    : hasFailedWave() ? RolloutState.FAILED : RolloutState.RUNNING;
        }
    }

    private boolean hasFailedWave() {
        return waves().stream().anyMatch(wave -> wave.state() == WaveState.FAILED);
    }

    List<WaveProgress> waves() {
        if (parsedWaves == null) {
            parsedWaves = ContractJson.MAPPER.readValue(waves, WAVES);
        }
        return parsedWaves;
    }

    private void waves(List<WaveProgress> changed) {
        parsedWaves = List.copyOf(changed);
        waves = ContractJson.MAPPER.writeValueAsString(changed);
        currentWave = NO_WAVE;
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).state().isUnderWay() || changed.get(i).state() == WaveState.FAILED) {
                currentWave = i;
            }
        }
    }

    private void replace(String wave, UnaryOperator<WaveProgress> change) {
        replaceAll(progress -> progress.name().equals(wave) ? change.apply(progress) : progress);
    }

    private void replaceAll(UnaryOperator<WaveProgress> change) {
        waves(waves().stream().map(change).toList());
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.rollout(id, workload);
    }

    public UUID workload() {
        return workload;
    }
}

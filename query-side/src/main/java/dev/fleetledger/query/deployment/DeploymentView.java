package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.JudgementSchedule;
import dev.fleetledger.judgement.status.JudgementSchedule.Phase;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.judgement.status.WantedState;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedObject;
import dev.fleetledger.query.sql.DatabaseText;

/** One workload in one cluster: its wanted state and the status derived from it. */
@Entity
@Table(name = "deployments")
public class DeploymentView extends VersionedObject implements LiveRow {

    /** Ends a deployment in a forgotten cluster, about which nothing more will be reported. */
    static final String FORGOTTEN = "Forgotten";

    @Id String id = "";
    UUID workload = new UUID(0, 0);
    String cluster = "";
    String namespace = "";
    String name = "";
    long generation;
    String action = "";
    @Nullable Integer revision;
    String manifest = "";
    UUID intent = new UUID(0, 0);
    @Nullable UUID rollout;
    Instant wantedAt = Instant.EPOCH;
    String deadline = "PT10M";
    String[] dropped = {};
    @Nullable String ended;
    String status = "";
    @Nullable String code;
    @Nullable String message;
    Instant since = Instant.EPOCH;
    @Embedded @EmbeddedColumnNaming("next_%s") @Nullable StatusChange next;
    @Embedded @EmbeddedColumnNaming("later_%s") @Nullable StatusChange later;
    @Nullable String unheardStatus;
    /** The rollout that went on without this deployment and still owes it something. */
    @Nullable UUID debtRollout;
    @Nullable String debtCode;
    @Nullable Instant debtSince;
    long position;

    protected DeploymentView() {}

    static DeploymentView of(UUID workload, String cluster) {
        DeploymentView view = new DeploymentView();
        view.id = id(workload, cluster);
        view.workload = workload;
        view.cluster = cluster;
        return view;
    }

    /** A deployment in a cluster that has never got anything of the workload. It reserves the name there. */
    public static DeploymentView planned(RolloutEvent.Planned planned, String cluster, ProjectedEvent event) {
        DeploymentView view = of(planned.workload(), cluster);
        view.namespace = planned.namespace();
        view.name = planned.name();
        view.action = DeploymentAction.APPLY.name().toLowerCase(Locale.ROOT);
        view.status = Status.WAITING.apiName();
        view.wantedAt = event.at();
        view.since = event.at();
        return view;
    }

    public void plan(UUID newRollout, ProjectedEvent event) {
        rollout = newRollout;
        position = event.position();
    }

    public static String id(UUID workload, String cluster) {
        return workload + "/" + cluster;
    }

    void wanted(DeploymentEvent.Wanted wanted, ProjectedEvent event) {
        generation = wanted.generation();
        action = wanted.action().name().toLowerCase(Locale.ROOT);
        revision = wanted.revision() == null ? revision : wanted.revision();
        namespace = wanted.namespace();
        name = wanted.name();
        manifest = wanted.manifest();
        intent = wanted.intent();
        rollout = wanted.rollout();
        wantedAt = event.at();
        deadline = wanted.deadline();
        dropped = wanted.dropped() == null ? new String[0] : wanted.dropped().stream().map(DatabaseText::sanitize).toArray(String[]::new);
        ended = null;
        position = event.position();
    }

    /** @param at when the judged fact was recorded or received */
    void judge(@Nullable Observation observation, Instant at) {
        if (isUntouched()) {
            return;
        }
        Judgement end = finalJudgement();
        JudgementSchedule schedule = end == null ? JudgementSchedule.of(wanted(), observation) : JudgementSchedule.ofEnd(wantedAt, end);
        Phase first = schedule.phases().getFirst();
        Judgement judgement = first.judgement();
        if (first.since() != null) {
            since = first.since();
        } else if (!judgement.status().apiName().equals(status) || !Objects.equals(judgement.code(), code)) {
            since = at;
        }
        status = judgement.status().apiName();
        code = judgement.code();
        message = judgement.message();
        next = change(schedule, 1);
        later = change(schedule, 2);
        unheardStatus = schedule.unheard() == null ? null : schedule.unheard().apiName();
    }

    private static @Nullable StatusChange change(JudgementSchedule schedule, int index) {
        return index < schedule.phases().size() ? StatusChange.of(schedule.phases().get(index)) : null;
    }

    /** Returns the schedule as stored, which SQL reads too. A phase without a date of its own is dated by {@code since}. */
    JudgementSchedule schedule() {
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase(Instant.EPOCH, new Judgement(Status.of(status).orElseThrow(), code, message), null));
        if (next != null) {
            phases.add(next.phase());
        }
        if (later != null) {
            phases.add(later.phase());
        }
        return new JudgementSchedule(wantedAt, phases, unheardStatus == null ? null : Status.of(unheardStatus).orElseThrow());
    }

    /** Returns the final judgement, which no late report changes; null as long as the deployment has not ended. */
    private @Nullable Judgement finalJudgement() {
        return ended == null ? null : ended.equals(FORGOTTEN)
                ? new Judgement(Status.EXCEPTION, "ClusterIsForgotten", "The cluster was forgotten: what runs there is no longer known.")
                : new Judgement(Status.of(ended).orElseThrow(), null, null);
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.deployment(workload, cluster);
    }

    /** The workload is seen by those who see one of its deployments. */
    @Override
    public LiveObject disclosedObject() {
        return LiveObject.workload(workload);
    }

    /** @param id of the deployment, whose row may not exist yet */
    static LiveObject liveObject(String id) {
        int slash = id.indexOf('/');
        return LiveObject.deployment(UUID.fromString(id.substring(0, slash)), id.substring(slash + 1));
    }

    /** Whether its cluster has got nothing of the workload so far. */
    public boolean isUntouched() {
        return generation == 0;
    }

    public @Nullable UUID rollout() {
        return rollout;
    }

    public void recordDebt(UUID owing, String newCode, Instant at) {
        debtRollout = owing;
        debtCode = newCode;
        debtSince = at;
    }

    public void clearDebt() {
        debtRollout = null;
        debtCode = null;
        debtSince = null;
    }

    public @Nullable UUID debtRollout() {
        return debtRollout;
    }

    public @Nullable String debtCode() {
        return debtCode;
    }

    private WantedState wanted() {
        return new WantedState(generation, intent, DeploymentAction.valueOf(action.toUpperCase(Locale.ROOT)), wantedAt,
                Duration.parse(deadline));
    }
}

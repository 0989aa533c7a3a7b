package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.ProjectedEvent;

/** The rollout of one revision to a frozen set of clusters. */
@Entity
@Table(name = "rollouts")
public class RolloutView {

    private static final TypeReference<List<RolloutEvent.Wave>> WAVES = new TypeReference<>() {};

    @Id UUID id = new UUID(0, 0);
    UUID workload = new UUID(0, 0);
    int revision;
    int placementVersion;
    String waves = "[]";
    String state = "running";
    String startedBy = "";
    Instant startedAt = Instant.EPOCH;
    @Nullable Instant finishedAt;
    long version;
    long position;

    protected RolloutView() {}

    static RolloutView of(RolloutEvent.Started started, ProjectedEvent event) {
        RolloutView view = new RolloutView();
        view.id = started.rollout();
        view.workload = started.workload();
        view.revision = started.revision();
        view.placementVersion = started.placementVersion();
        view.waves = ContractJson.MAPPER.writeValueAsString(started.waves());
        view.startedBy = event.actor();
        view.version = event.version();
        view.startedAt = event.at();
        return view;
    }

    void finish(String outcome, Instant at) {
        state = outcome;
        finishedAt = at;
    }

    /** Doesn't change the version, which counts changes by people; the end of a rollout is recorded by the system. */
    void advanceTo(ProjectedEvent event) {
        position = event.position();
    }

    List<RolloutEvent.Wave> waves() {
        return ContractJson.MAPPER.readValue(waves, WAVES);
    }

    public UUID workload() {
        return workload;
    }
}

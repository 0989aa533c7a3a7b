package dev.fleetledger.query.deployment;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Readiness;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedRow;

/** The newest facts of a deployment. Separate from the wanted state, because a report may be projected before its event. */
@Entity
@Table(name = "observations")
class ObservationView extends VersionedRow implements LiveRow {

    @Id String id = "";
    /** Those of the report that last changed them. */
    String facts = "";
    /** When the agent last observed them. */
    Instant observedAt = Instant.EPOCH;
    Instant receivedAt = Instant.EPOCH;
    Instant progressedAt = Instant.EPOCH;
    int reached;
    @Nullable Instant lostAt;
    /** The {@link ConfirmationView} by which the facts count as new; absent for agents of version 0.1. */
    @Nullable String confirmation;
    long digest;
    boolean outdated;
    Instant stepObservedAt = Instant.EPOCH;
    Instant stepReceivedAt = Instant.EPOCH;
    /** Parsed at most once per batch, however many reports concern the deployment. */
    @Transient private @Nullable Observation cached;
    /** Whether other facts than the times have changed in this batch. */
    @Transient private boolean hasNews;

    protected ObservationView() {}

    static ObservationView of(String id) {
        ObservationView view = new ObservationView();
        view.id = id;
        return view;
    }

    @Override
    public @Nullable LiveObject liveObject() {
        return hasNews ? DeploymentView.liveObject(id) : null;
    }

    @Nullable Observation observation() {
        if (cached == null && !facts.isEmpty()) {
            cached = new Observation(ContractJson.MAPPER.readValue(facts, DeploymentFacts.class).withObservedAt(observedAt), receivedAt,
                    progressedAt, new Readiness(reached, lostAt));
        }
        return cached;
    }

    void observation(Observation observation) {
        if (observation.hasChangedSince(observation())) {
            hasNews = true;
            facts = ContractJson.MAPPER.writeValueAsString(observation.facts());
        }
        observedAt = observation.facts().observedAt();
        receivedAt = observation.receivedAt();
        progressedAt = observation.progressedAt();
        reached = observation.readiness().reached();
        lostAt = observation.readiness().lostAt();
        cached = observation;
    }

    @Override
    protected void keepStepTimes() {
        stepObservedAt = observedAt;
        stepReceivedAt = receivedAt;
    }
}

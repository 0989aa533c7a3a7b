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

/** The newest facts of a deployment. Separate from the wanted state, because a report may be projected before its event. */
@Entity
@Table(name = "observations")
class ObservationView {

    @Id String id = "";
    String facts = "";
    Instant receivedAt = Instant.EPOCH;
    Instant progressedAt = Instant.EPOCH;
    int reached;
    @Nullable Instant lostAt;
    /** The {@link ConfirmationView} by which the facts count as new; absent for agents of version 0.1. */
    @Nullable String confirmation;
    long digest;
    boolean outdated;
    /** Parsed at most once per batch, however many reports concern the deployment. */
    @Transient private @Nullable Observation cached;

    protected ObservationView() {}

    static ObservationView of(String id) {
        ObservationView view = new ObservationView();
        view.id = id;
        return view;
    }

    @Nullable Observation observation() {
        if (cached == null && !facts.isEmpty()) {
            cached = new Observation(ContractJson.MAPPER.readValue(facts, DeploymentFacts.class), receivedAt, progressedAt,
                    new Readiness(reached, lostAt));
        }
        return cached;
    }

    void observation(Observation observation) {
        facts = ContractJson.MAPPER.writeValueAsString(observation.facts());
        receivedAt = observation.receivedAt();
        progressedAt = observation.progressedAt();
        reached = observation.readiness().reached();
        lostAt = observation.readiness().lostAt();
        cached = observation;
    }
}

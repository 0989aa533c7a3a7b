package dev.fleetledger.query.deployment;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.judgement.status.Seen;

/** The newest facts of a deployment. Apart from what is wanted: a report may be folded before the event that it answers to. */
@Entity
@Table(name = "observations")
class ObservationView {

    @Id String id = "";
    String facts = "";
    Instant receivedAt = Instant.EPOCH;
    Instant progressedAt = Instant.EPOCH;
    /** Read once a batch, however often the deployment comes up in it. */
    @Transient private @Nullable Seen read;

    protected ObservationView() {}

    static ObservationView of(String id) {
        ObservationView view = new ObservationView();
        view.id = id;
        return view;
    }

    @Nullable Seen seen() {
        if (read == null && !facts.isEmpty()) {
            read = new Seen(ContractJson.MAPPER.readValue(facts, DeploymentFacts.class), receivedAt, progressedAt);
        }
        return read;
    }

    void seen(Seen seen) {
        facts = ContractJson.MAPPER.writeValueAsString(seen.facts());
        receivedAt = seen.receivedAt();
        progressedAt = seen.progressedAt();
        read = seen;
    }
}

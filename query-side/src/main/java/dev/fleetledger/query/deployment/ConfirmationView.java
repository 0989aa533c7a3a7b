package dev.fleetledger.query.deployment;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Confirmation;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.projection.past.VersionedRow;

/** What an agent has reported since its start, and when it last confirmed that all of it still holds. */
@Entity
@Table(name = "confirmations")
class ConfirmationView extends VersionedRow {

    @Id String id = "";
    long digest;
    @Nullable Instant confirmedAt;
    @Nullable Instant observedAt;
    @Nullable Instant stepConfirmedAt;
    @Nullable Instant stepObservedAt;

    protected ConfirmationView() {}

    static ConfirmationView of(String id) {
        ConfirmationView view = new ConfirmationView();
        view.id = id;
        return view;
    }

    static String id(Report report) {
        return report.cluster() + "/" + report.agentEpoch();
    }

    /**
     * Counts a reported deployment.
     *
     * @param outdated whether the observation has newer facts than the reported ones
     * @return whether anything has changed
     */
    boolean count(ObservationView observation, long reportedDigest, boolean outdated) {
        boolean counted = id.equals(observation.confirmation);
        if (counted && observation.digest == reportedDigest && observation.outdated == outdated) {
            return false;
        }
        digest += reportedDigest - (counted ? observation.digest : 0);
        observation.confirmation = id;
        observation.digest = reportedDigest;
        observation.outdated = outdated;
        return true;
    }

    /** @return whether everything was received that the agent confirms; otherwise nothing is confirmed */
    boolean confirm(Confirmation confirmation, Instant receivedAt) {
        if (digest != confirmation.digest()) {
            return false;
        }
        confirmedAt = receivedAt;
        observedAt = confirmation.observedAt();
        return true;
    }

    @Override
    protected void keepStepTimes() {
        stepConfirmedAt = confirmedAt;
        stepObservedAt = observedAt;
    }
}

package dev.fleetledger.command.report.intake;

import dev.fleetledger.contract.report.ReportAuthentication.Defect;
import dev.fleetledger.contract.report.ReportAuthentication.Rejection;

/** Why a record was dropped; its name is a metric label. */
public enum DropReason {
    /** Headers are missing, the cluster is unknown, or the credential was never issued to it. */
    CREDENTIAL,
    /** The report came after the end of its credential. */
    RETIRED,
    /** The signature is invalid. */
    SEAL,
    /** The report names another cluster than the one that signed it. */
    ANOTHER,
    /** The signature is valid, but the value is not a report. */
    SHAPE,
    /** The report was processed before. */
    REPEAT,
    /** The report could not be processed, because of a fault in the hub. */
    FAILED;

    static DropReason of(Rejection rejection) {
        return switch (rejection) {
            case UNSIGNED, UNKNOWN_CREDENTIAL -> CREDENTIAL;
            case FORGED -> SEAL;
            case RETIRED_CREDENTIAL -> RETIRED;
        };
    }

    static DropReason of(Defect defect) {
        return switch (defect) {
            case OTHER_CLUSTER -> ANOTHER;
            case MALFORMED -> SHAPE;
        };
    }
}

package dev.fleetledger.command.report.intake;

/** Result of authenticating a report record. */
public sealed interface ReportAuthentication {

    record Accepted(AuthenticatedReport authenticatedReport) implements ReportAuthentication {}

    record Rejected(Reason reason) implements ReportAuthentication {}

    /** Why a record was dropped; its name is a metric label. */
    enum Reason {
        /** Headers are missing, the cluster is unknown, or the credential was never issued to it. */
        CREDENTIAL,
        /** The report came after the end of its credential. */
        RETIRED,
        /** The signature is invalid: the writer does not have the cluster's key. */
        SEAL,
        /** The signature is one cluster's, and the report names another. */
        ANOTHER,
        /** The signature is valid, but the value is not a report. */
        SHAPE,
        /** The report was processed before. */
        REPEAT,
        /** The report could not be processed, because of a fault in the hub. */
        FAILED
    }
}

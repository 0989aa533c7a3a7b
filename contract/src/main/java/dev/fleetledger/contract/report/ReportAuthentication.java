package dev.fleetledger.contract.report;

import org.jspecify.annotations.Nullable;

/** Result of authenticating a record of the topic of reports. */
public sealed interface ReportAuthentication {

    /** @param credential id of the credential by which the report is signed */
    record Accepted(Report report, String credential) implements ReportAuthentication {}

    /** @param credential id of the credential that the record names, if it was ever issued to the cluster that it names */
    record Rejected(Rejection rejection, @Nullable String credential) implements ReportAuthentication {}

    /**
     * The record is signed by its cluster, but the value is not a valid report of it.
     *
     * @param detail for people who look for the cause
     */
    record Invalid(Defect defect, String credential, String detail) implements ReportAuthentication {}

    enum Rejection {
        /** Key, value or a header is missing. */
        UNSIGNED,
        /** The credential was never issued to the cluster, or the cluster is unknown. */
        UNKNOWN_CREDENTIAL,
        /** The signature is invalid: the writer doesn't have the cluster's key. */
        FORGED,
        /** The broker received the report after the end of its credential. */
        RETIRED_CREDENTIAL
    }

    enum Defect {
        /** The value is not a report. */
        MALFORMED,
        /** The report names another cluster than the one that signed it. */
        OTHER_CLUSTER
    }
}

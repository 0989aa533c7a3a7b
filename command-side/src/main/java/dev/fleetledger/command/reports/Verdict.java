package dev.fleetledger.command.reports;

/** What a record turned out to be. */
sealed interface Verdict {

    record Genuine(Arrival arrival) implements Verdict {}

    record Dropped(Reason reason) implements Verdict {}

    /** Why it was dropped; counted by this name. */
    enum Reason {
        /** Headers missing, no such cluster, or a credential that it was never issued. */
        CREDENTIAL,
        /** It came after the end of its credential. */
        RETIRED,
        /** Not written by who holds the cluster's key. */
        SEAL,
        /** Sealed by one cluster, and speaking for another. */
        ANOTHER,
        /** Sealed, and yet no report. */
        SHAPE,
        /** Taken in before. */
        REPEAT,
        /** It could not be taken in, which is our fault. */
        FAILED
    }
}

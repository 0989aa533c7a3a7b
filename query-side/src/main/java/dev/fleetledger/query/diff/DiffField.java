package dev.fleetledger.query.diff;

/**
 * A value of an object that a diff compares.
 *
 * @param path  where responses of the API have it, as JSON pointer
 * @param label its name for people
 */
record DiffField(String path, String label, Source source) {

    /** Where a value comes from, which decides whose doing its change is. */
    enum Source {
        /** Only commands change it. */
        WANTED,
        /** The cluster's agent reports it. */
        OBSERVED,
        /** The cluster's agent reports it, and it follows from the wanted state, if that has changed too. */
        OUTCOME
    }

    static DiffField wanted(String path, String label) {
        return new DiffField(path, label, Source.WANTED);
    }

    static DiffField observed(String path, String label) {
        return new DiffField(path, label, Source.OBSERVED);
    }

    static DiffField outcome(String path, String label) {
        return new DiffField(path, label, Source.OUTCOME);
    }
}

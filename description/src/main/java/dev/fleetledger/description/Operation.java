package dev.fleetledger.description;

/**
 * What the code doesn't say about an endpoint.
 *
 * @param id       how a generated client calls it
 * @param accepted of a command that is built
 */
record Operation(String endpoint, String id, String summary, Accepted accepted) {

    /** @param answer what is said of an accepted command @param seen whether it needs If-Match */
    record Accepted(int status, Class<?> answer, boolean seen) {}

    private static final Accepted NOTHING = new Accepted(200, Void.class, false);

    /** A question, or a command that is not built. */
    static Operation of(String endpoint, String id, String summary) {
        return new Operation(endpoint, id, summary, NOTHING);
    }

    Operation answers(int status, Class<?> answer) {
        return new Operation(endpoint, id, summary, new Accepted(status, answer, false));
    }

    Operation ifSeen() {
        return new Operation(endpoint, id, summary, new Accepted(accepted.status(), accepted.answer(), true));
    }
}

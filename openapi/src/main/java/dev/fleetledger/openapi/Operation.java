package dev.fleetledger.openapi;

/**
 * Properties of an endpoint that can't be derived from the code.
 *
 * @param id operation id, from which client generators derive method names
 * @param accepted the success response of an implemented command
 */
record Operation(String endpoint, String id, String summary, Accepted accepted) {

    /** @param answer type of the response to an accepted command @param seen whether the command requires If-Match */
    record Accepted(int status, Class<?> answer, boolean seen) {}

    private static final Accepted NOTHING = new Accepted(200, Void.class, false);

    /** A query, or a command that is not implemented. */
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

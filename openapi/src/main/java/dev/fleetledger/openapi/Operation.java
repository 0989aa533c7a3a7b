package dev.fleetledger.openapi;

/**
 * Properties of an endpoint that can't be derived from the code.
 *
 * @param id operation id, from which client generators derive method names
 * @param success the success response of an implemented command
 */
record Operation(String endpoint, String id, String summary, Success success) {

    /** @param responseType type of the response to an accepted command @param seen whether the command requires If-Match */
    record Success(int status, Class<?> responseType, boolean requiresIfMatch) {}

    private static final Success NO_BODY = new Success(200, Void.class, false);

    /** A query, or a command that is not implemented. */
    static Operation of(String endpoint, String id, String summary) {
        return new Operation(endpoint, id, summary, NO_BODY);
    }

    Operation withResponse(int status, Class<?> responseType) {
        return new Operation(endpoint, id, summary, new Success(status, responseType, false));
    }

    Operation withIfMatch() {
        return new Operation(endpoint, id, summary, new Success(success.status(), success.responseType(), true));
    }
}

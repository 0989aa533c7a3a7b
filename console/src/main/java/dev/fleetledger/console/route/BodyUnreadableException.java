package dev.fleetledger.console.route;

import java.io.IOException;

/** The body of a request didn't arrive; the service that would answer it has nothing to do with that. */
final class BodyUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BodyUnreadableException(IOException cause) {
        super(cause);
    }
}

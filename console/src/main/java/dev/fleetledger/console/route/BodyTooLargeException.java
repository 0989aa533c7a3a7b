package dev.fleetledger.console.route;

final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BodyTooLargeException() {
        super("more than " + StreamingProxyExchange.MAX_BODY_BYTES + " bytes");
    }
}

package dev.fleetledger.console.route;

final class BodyIsTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    BodyIsTooLarge() {
        super("more than " + Exchange.MOST_BYTES + " bytes");
    }
}

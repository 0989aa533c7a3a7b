package dev.fleetledger.query.live;

import java.util.Locale;

/** Why a stream ends. */
enum StreamEnd {
    DISCONNECTION("the connection was closed"),
    SLOWNESS("the listener is too slow; it goes on with Last-Event-ID"),
    LOST_RIGHT("the right to listen has ended"),
    EXPIRY("the token has expired"),
    SHUTDOWN("the service is stopping; go on with Last-Event-ID");

    private final String text;

    StreamEnd(String text) {
        this.text = text;
    }

    /** Returns the value of the metrics' tag. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text() {
        return text;
    }
}

package dev.fleetledger.console.readiness;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * @param why what it answered instead of 200; null when it is ready
 */
record PartHealth(URI url, @Nullable String why) {

    /**
     * @param status null when there was no answer
     */
    static PartHealth of(URI url, @Nullable Integer status) {
        if (status == null) {
            return new PartHealth(url, "does not answer");
        }
        return new PartHealth(url, status == 200 ? null : "answers " + status);
    }

    boolean ready() {
        return why == null;
    }
}

package dev.fleetledger.console.readiness;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * @param reason the status returned instead of 200, or that there was no response; null when the service is ready
 */
record ServiceHealth(URI url, @Nullable String reason) {

    /**
     * @param status null when there was no response
     */
    static ServiceHealth of(URI url, @Nullable Integer status) {
        if (status == null) {
            return new ServiceHealth(url, "does not answer");
        }
        return new ServiceHealth(url, status == 200 ? null : "answers " + status);
    }

    boolean isReady() {
        return reason == null;
    }
}

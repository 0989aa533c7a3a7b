package dev.fleetledger.query.diff;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whose doing a change is. */
enum Origin {
    /** A person's command, or a step that the hub took because of one. */
    COMMAND,
    /** Nobody commanded it: the cluster's agent reported it. */
    CLUSTER;

    @JsonValue
    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

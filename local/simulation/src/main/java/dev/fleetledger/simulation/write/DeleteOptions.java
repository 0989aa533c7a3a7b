package dev.fleetledger.simulation.write;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.json.Json;

/** An empty precondition is not checked; {@code graceSeconds} null means the object's own grace period. */
public record DeleteOptions(String uid, String resourceVersion, Propagation propagation, @Nullable Integer graceSeconds,
                            boolean dryRun) {

    public enum Propagation { BACKGROUND, FOREGROUND, ORPHAN }

    public static final DeleteOptions NOW = new DeleteOptions("", "", Propagation.BACKGROUND, 0, false);
    public static final DeleteOptions GRACEFULLY = new DeleteOptions("", "", Propagation.BACKGROUND, null, false);

    public static DeleteOptions read(JsonNode body, String policyInQuery, String graceInQuery, boolean dryRun) {
        String policy = policyInQuery.isEmpty() ? Json.text(body, "propagationPolicy") : policyInQuery;
        String grace = graceInQuery.isEmpty() ? Json.text(body, "gracePeriodSeconds") : graceInQuery;
        return new DeleteOptions(Json.text(body, "preconditions", "uid"), Json.text(body, "preconditions", "resourceVersion"),
                propagation(policy, Json.flag(body, "orphanDependents")), grace.isEmpty() ? null : Integer.valueOf(grace),
                dryRun || !Json.items(body, "dryRun").isEmpty());
    }

    private static Propagation propagation(String policy, boolean orphan) {
        return switch (policy) {
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            case String other -> orphan ? Propagation.ORPHAN : Propagation.BACKGROUND;
        };
    }
}

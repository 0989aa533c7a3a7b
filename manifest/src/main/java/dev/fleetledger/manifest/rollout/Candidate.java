package dev.fleetledger.manifest.rollout;

import java.util.Map;

/**
 * A cluster that a rollout is for.
 *
 * @param reachable whether its agent answers
 */
public record Candidate(String name, Map<String, String> labels, boolean reachable) {
}

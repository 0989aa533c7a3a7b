package dev.fleetledger.agent.observe;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;

/** Converts the ControllerRevisions that the DaemonSet controller keeps of a pod template. Has no side effects. */
final class ControllerRevisions {

    private static final int MAX_REVISIONS = 10;

    private ControllerRevisions() {}

    /**
     * @param daemonSet UID of the owner; revisions of others may have the same labels
     * @param pods      number of pods that run the template with a given hash
     */
    static List<RevisionFacts> of(JsonNode revisions, String daemonSet, ToIntFunction<String> pods) {
        return revisions.path("items").valueStream().filter(revision -> PodTroubleCollector.isOwned(revision, daemonSet))
                .sorted(Comparator.comparingLong((JsonNode revision) -> revision.path("revision").asLong(0)).reversed())
                .limit(MAX_REVISIONS)
                .map(revision -> toFacts(revision, pods)).toList();
    }

    private static RevisionFacts toFacts(JsonNode revision, ToIntFunction<String> pods) {
        JsonNode metadata = revision.path("metadata");
        return new RevisionFacts(metadata.path("name").asString(""), revision.path("revision").asLong(0), generation(metadata),
                pods.applyAsInt(metadata.path("labels").path("controller-revision-hash").asString("")));
    }

    /** The controller copies the DaemonSet's own annotations to the revision that it creates (update.go, snapshot). */
    private static @Nullable Long generation(JsonNode metadata) {
        try {
            return Long.valueOf(metadata.path("annotations").path(WireNames.GENERATION_ANNOTATION).asString(""));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

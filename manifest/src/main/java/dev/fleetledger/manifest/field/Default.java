package dev.fleetledger.manifest.field;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.draft.Draft;

/** The value of a field that was not given, by what stands beside it and in the draft; null when there is none. */
@FunctionalInterface
public interface Default {
    @Nullable JsonNode in(JsonNode parent, Draft draft);

    /**
     * What Kubernetes takes when nothing is said, though it stores the field when it is: told to people, and not written into a
     * specification, so that what was found without it is applied without it.
     */
    record OfKubernetes(JsonNode value) implements Default {
        @Override
        public JsonNode in(JsonNode parent, Draft draft) {
            return value;
        }
    }
}

package dev.fleetledger.manifest.field;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Computes the default of an absent field from its siblings and the draft; null if there is none. */
@FunctionalInterface
public interface Default {
    @Nullable JsonNode compute(JsonNode parent, DraftSnapshot draft);

    /**
     * A default that Kubernetes assumes for an absent field and doesn't store. It is shown to people but not written into a specification,
     * so that an object imported without the field is applied without it.
     */
    record KubernetesDefault(JsonNode value) implements Default {
        @Override
        public JsonNode compute(JsonNode parent, DraftSnapshot draft) {
            return value;
        }
    }
}

package dev.fleetledger.command.cluster.register;

import java.util.Map;

import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

record RegisterClusterBody(
        @NotEmpty(message = "{missing.text}") String name,
        @Nullable String displayName,
        @Nullable Map<String, String> labels,
        @Nullable @ReasonText String reason) {

    RegisterCluster toCommand() {
        return new RegisterCluster(name, displayName, labels == null ? Map.of() : labels);
    }
}

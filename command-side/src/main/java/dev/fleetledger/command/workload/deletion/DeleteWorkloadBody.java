package dev.fleetledger.command.workload.deletion;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

record DeleteWorkloadBody(String policy, @Nullable String reason) {

    private static final Set<String> POLICIES = Set.of("delete", "release");

    static DeleteWorkloadBody of(JsonFields body) {
        String policy = body.requiredText("policy");
        if (!policy.isEmpty() && !POLICIES.contains(policy)) {
            body.reject("policy", "There is no such policy.", "Send delete to remove the objects, or release to leave them running.");
        }
        return new DeleteWorkloadBody(policy, body.reason());
    }
}

package dev.fleetledger.command.workload.rollback;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

record RollBackWorkloadBody(int revision, @Nullable String reason) {

    static RollBackWorkloadBody of(JsonFields body) {
        Integer revision = body.integer("revision");
        if (revision == null && !body.has("revision")) {
            body.reject("revision", "This is missing.", "Send the number of a revision.");
        }
        return new RollBackWorkloadBody(revision == null ? 0 : revision, body.reason());
    }
}

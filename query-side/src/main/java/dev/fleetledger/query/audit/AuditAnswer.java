package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.access.People.Person;
import dev.fleetledger.query.deployment.Outcome;

/** An entry as the interface shows it. @param problem of a refused command @param clusters what came of it where the reader may look */
record AuditAnswer(String position, Instant at, Person actor, List<String> roles, From from, String action, Target target, String outcome,
        AuditView.@Nullable Problem problem, @Nullable String reason, @Nullable String cause, List<Changed> changes, List<Outcome> clusters) {

    record From(@Nullable String address, @Nullable String agent) {}

    record Target(@Nullable UUID draft, @Nullable UUID workload, @Nullable String cluster, @Nullable String namespace) {}

    record Changed(String path, String label, @Nullable JsonNode before, @Nullable JsonNode after) {}
}

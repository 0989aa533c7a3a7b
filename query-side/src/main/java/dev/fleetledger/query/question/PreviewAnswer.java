package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.query.access.People.Person;

/**
 * What the clusters in the reader's reach say to a draft, when they were asked last.
 *
 * @param draftVersion the version that they were asked about
 * @param outdated     what the draft says has changed since: ask again
 * @param counts       clusters by state, whatever page or filter
 */
record PreviewAnswer(UUID question, Person askedBy, Instant askedAt, Instant expiresAt, long draftVersion, boolean outdated,
        Map<String, Integer> counts, List<Said> items, @Nullable String next, long total, Instant asOf, String position) {

    static final List<String> STATES = List.of("asked", "accepted", "warned", "refused", "unreachable");

    /**
     * @param state    asked while the time runs; unreachable when it ran out, or when the cluster's API server gave no answer
     * @param nodes    where its pods would go
     * @param diff     what would change of what runs there, by field
     * @param complete false when the diff was cut
     */
    record Said(String cluster, String state, @Nullable String code, @Nullable String message, List<Answer.Finding> findings,
            @Nullable NodeMatch nodes, List<Difference> diff, boolean complete, Instant expiresAt, @Nullable Instant answeredAt,
            @Nullable Instant receivedAt) {}

    /** @param label the wizard's name of it; absent where the form has no place for it */
    record Difference(String object, String path, @Nullable String label, @Nullable JsonNode before, @Nullable JsonNode after) {}
}

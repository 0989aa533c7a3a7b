package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.query.person.PersonDirectory.Person;

/**
 * Answers of the clusters visible to the reader to the draft's newest preview question.
 *
 * @param draftVersion the draft's version that the question is about
 * @param outdated     whether the draft's content has changed since, so that a new question is needed
 * @param counts       number of clusters by state, regardless of page and filter
 */
record PreviewResponse(UUID question, Person askedBy, Instant askedAt, Instant expiresAt, long draftVersion, boolean outdated,
        Map<String, Integer> counts, List<ClusterVerdict> items, @Nullable String next, long total, Instant asOf, String position) {

    static final List<String> STATES = List.of("asked", "accepted", "warned", "refused", "unreachable");

    /**
     * @param state    asked until the question expires; unreachable after its expiry or when the cluster's API server was unavailable
     * @param manifest SHA-256 of the objects that the cluster was asked about
     * @param nodes    how many nodes would get a pod
     * @param diff     changes to the live object, by field
     * @param complete false when the diff was truncated
     */
    record ClusterVerdict(String cluster, String state, @Nullable String manifest, @Nullable String code, @Nullable String message,
            List<Answer.Finding> findings, @Nullable NodeMatch nodes, List<Difference> diff, boolean complete, Instant expiresAt,
            @Nullable Instant answeredAt, @Nullable Instant receivedAt) {}

    /** @param label the field's name in the wizard; null if the form has no such field */
    record Difference(String object, String path, @Nullable String label, @Nullable JsonNode before, @Nullable JsonNode after) {}
}

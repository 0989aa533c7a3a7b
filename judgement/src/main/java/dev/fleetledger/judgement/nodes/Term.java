package dev.fleetledger.judgement.nodes;

import java.util.List;

import tools.jackson.databind.JsonNode;

/** One alternative of a required node affinity. All its requirements must match; a term without requirements matches no node. */
record Term(List<Requirement> expressions, List<Requirement> fields) {

    static Term of(JsonNode term) {
        return new Term(toRequirements(term.path("matchExpressions")), toRequirements(term.path("matchFields")));
    }

    boolean matches(Node node) {
        boolean hasRequirements = !expressions.isEmpty() || !fields.isEmpty();
        return hasRequirements && expressions.stream().allMatch(requirement -> requirement.matches(node.labels().get(requirement.key())))
                // metadata.name is the only field that the API accepts.
                && fields.stream().allMatch(requirement ->
                        requirement.matches(requirement.key().equals("metadata.name") ? node.name() : null));
    }

    private static List<Requirement> toRequirements(JsonNode expressions) {
        return expressions.valueStream().map(Requirement::of).toList();
    }
}

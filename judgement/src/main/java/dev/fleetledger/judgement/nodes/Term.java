package dev.fleetledger.judgement.nodes;

import java.util.List;

import tools.jackson.databind.JsonNode;

/** One alternative of a required node affinity. All its requirements must match; a term without requirements matches no node. */
record Term(List<Requirement> expressions, List<Requirement> fields) {

    static Term of(JsonNode term) {
        return new Term(lines(term.path("matchExpressions")), lines(term.path("matchFields")));
    }

    boolean matches(Node node) {
        boolean saysSomething = !expressions.isEmpty() || !fields.isEmpty();
        return saysSomething && expressions.stream().allMatch(line -> line.holds(node.labels().get(line.key())))
                // metadata.name is the only field that the API accepts.
                && fields.stream().allMatch(line -> line.holds(line.key().equals("metadata.name") ? node.name() : null));
    }

    private static List<Requirement> lines(JsonNode lines) {
        return lines.valueStream().map(Requirement::of).toList();
    }
}

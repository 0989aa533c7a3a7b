package dev.fleetledger.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.node.ObjectNode;

/** The problem responses of each operation. */
final class ProblemResponses {

    private static final Map<Integer, String> DESCRIPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request has not the shape that is expected; `violations` says where."),
            Map.entry(401, "Nobody is signed in."),
            Map.entry(403, "A right is missing; `missing` says which, where."),
            Map.entry(404, "There is no such thing, or none that one may see."),
            Map.entry(409, "Its state doesn't allow it, or the same request is still running (with Retry-After)."),
            Map.entry(412, "It was changed meanwhile; the ETag is of the version by now."),
            Map.entry(413, "The body has more than 1 MiB."),
            Map.entry(422, "Rules are broken, as `violations` says; or the Idempotency-Key was used for something else."),
            Map.entry(428, "If-Match is missing."),
            Map.entry(501, "Not built yet."),
            Map.entry(503, "Not now; Retry-After says when.")));

    /** Queries that require a right, instead of filtering the result. */
    private static final Set<String> REQUIRING_RIGHT = Set.of("findPeople");

    /** Commands that are only partly implemented: a draft can't be started from every source yet. */
    private static final Set<String> PARTLY_IMPLEMENTED = Set.of("startDraft");

    private ProblemResponses() {}

    static Set<Integer> of(Endpoint endpoint, Operation operation) {
        if (Tags.isOpen(endpoint)) {
            return Set.of();
        }
        Set<Integer> all = new TreeSet<>(Set.of(401));
        if (!endpoint.implemented()) {
            all.add(501);
            return all;
        }
        all.addAll(endpoint.isRead() ? Set.of(400, 501, 503) : Set.of(400, 403, 409, 413, 422, 503));
        addIf(!endpoint.variables().isEmpty(), 404, all);
        addIf(operation.success().requiresIfMatch(), 412, all);
        addIf(operation.success().requiresIfMatch(), 428, all);
        addIf(REQUIRING_RIGHT.contains(operation.id()), 403, all);
        addIf(PARTLY_IMPLEMENTED.contains(operation.id()), 501, all);
        return all;
    }

    static ObjectNode components(Schemas schemas) {
        ObjectNode all = JsonFragments.object();
        DESCRIPTIONS.forEach((status, text) -> all.set(name(status),
                JsonFragments.withDescription(text).set("content", JsonFragments.content("application/problem+json",
                        schemas.ofResponse(CommandResponses.Problem.class)))));
        return all;
    }

    static ObjectNode ref(int status) {
        return JsonFragments.object().put("$ref", "#/components/responses/" + name(status));
    }

    private static String name(int status) {
        return "Refused" + status;
    }

    private static void addIf(boolean condition, int status, Set<Integer> all) {
        if (condition) {
            all.add(status);
        }
    }
}

package dev.fleetledger.agent.apply;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.AttemptResult;

/** Refuses, before sending, objects that no API server stores: the errors differ by version. Has no side effects. */
final class ObjectSizeLimit {

    /** Default of etcd's --max-request-bytes, which is rarely raised. The API server itself accepts 3 MiB. */
    private static final int MAX_BYTES = 1_572_864;
    /** TotalAnnotationSizeLimitB in apimachinery, api/validation: keys and values of one object together. */
    private static final int MAX_ANNOTATION_BYTES = 262_144;

    private ObjectSizeLimit() {}

    /** @param marked the object with our marks, as it would be sent */
    static Optional<ApplyResult> check(String label, JsonNode marked) {
        int bytes = ContractJson.MAPPER.writeValueAsBytes(marked).length;
        if (bytes > MAX_BYTES) {
            return refusal("ObjectTooLarge", label, "takes", bytes, MAX_BYTES);
        }
        int annotations = Math.max(annotations(marked), annotations(marked.path("spec").path("template")));
        return annotations > MAX_ANNOTATION_BYTES
                ? refusal("AnnotationsTooLarge", label, "has annotations of", annotations, MAX_ANNOTATION_BYTES) : Optional.empty();
    }

    private static int annotations(JsonNode object) {
        return object.path("metadata").path("annotations").properties().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue().asString(""))).sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<ApplyResult> refusal(String code, String label, String verb, int bytes, int max) {
        return Optional.of(ApplyResult.failure(AttemptResult.REFUSED, code,
                "%s %s %d bytes; Kubernetes stores at most %d. Make it smaller, then submit again".formatted(label, verb, bytes, max),
                null));
    }
}

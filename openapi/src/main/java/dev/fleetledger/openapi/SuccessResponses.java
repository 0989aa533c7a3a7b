package dev.fleetledger.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/** The success responses of each operation. */
final class SuccessResponses {

    static final Map<String, ObjectNode> HEADERS = new TreeMap<>(Map.of(
            "ETag", header("The version, in quotes; to be sent back as If-Match."),
            "Position", header("To be sent as Fleetledger-Min-Position by who wants to read what was written."),
            "Location", header("Where the new thing can be read.")));

    private static final String YAML = "text/yaml";

    private final Schemas schemas;

    SuccessResponses(Schemas schemas) {
        this.schemas = schemas;
    }

    void add(ObjectNode responses, Endpoint endpoint, Operation operation) {
        if (endpoint.reads()) {
            responses.set("200", question(endpoint));
        } else {
            Operation.Accepted accepted = operation.accepted();
            responses.set(Integer.toString(accepted.status()), command(accepted, accepted.status() == 201));
            if (accepted.answer() == CommandResponses.WorkloadChanged.class && endpoint.verb().equals("put")) {
                responses.set("200", command(accepted, false).put("description", "Nothing changed."));
            }
        }
    }

    private ObjectNode question(Endpoint endpoint) {
        AnnotatedType type = endpoint.handler().getAnnotatedReturnType();
        boolean versioned = type instanceof AnnotatedParameterizedType && endpoint.handler().getReturnType() == ResponseEntity.class;
        AnnotatedType body = versioned ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type;
        boolean yaml = endpoint.produces().stream().anyMatch(media -> media.startsWith(YAML));
        ObjectNode schema = Tags.isOpen(endpoint) ? JsonFragments.ofType("object") : schemas.answered(body);
        ObjectNode answer = JsonFragments.described("As asked.").set("content", JsonFragments.content(yaml ? YAML : "application/json", schema));
        if (versioned) {
            answer.putObject("headers").set("ETag", headerRef("ETag"));
        }
        return answer;
    }

    private ObjectNode command(Operation.Accepted accepted, boolean makes) {
        boolean yaml = accepted.answer() == CommandResponses.JoinManifest.class;
        ObjectNode content = yaml ? JsonFragments.content(YAML, JsonFragments.ofType("string")) : JsonFragments.content("application/json", schemas.answered(accepted.answer()));
        ObjectNode answer = JsonFragments.described(switch (accepted.status()) {
            case 201 -> "Made.";
            case 202 -> "Accepted: the clusters will act.";
            default -> "Done.";
        }).set("content", content);
        ObjectNode headers = answer.putObject("headers");
        headers.set("ETag", headerRef("ETag"));
        headers.set("Fleetledger-Position", headerRef("Position"));
        if (makes) {
            headers.set("Location", headerRef("Location"));
        }
        return answer;
    }

    private static ObjectNode header(String text) {
        return JsonFragments.described(text).set("schema", JsonFragments.ofType("string"));
    }

    private static ObjectNode headerRef(String name) {
        return JsonFragments.object().put("$ref", "#/components/headers/" + name);
    }
}

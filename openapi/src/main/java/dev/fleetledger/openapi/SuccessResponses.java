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
        if (endpoint.isRead()) {
            responses.set("200", queryResponse(endpoint));
        } else {
            Operation.Success accepted = operation.success();
            responses.set(Integer.toString(accepted.status()), commandResponse(accepted, accepted.status() == 201));
            if (accepted.responseType() == CommandResponses.WorkloadChanged.class && endpoint.verb().equals("put")) {
                responses.set("200", commandResponse(accepted, false).put("description", "Nothing changed."));
            }
        }
    }

    private ObjectNode queryResponse(Endpoint endpoint) {
        AnnotatedType type = endpoint.handler().getAnnotatedReturnType();
        boolean versioned = type instanceof AnnotatedParameterizedType && endpoint.handler().getReturnType() == ResponseEntity.class;
        AnnotatedType body = versioned ? ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0] : type;
        boolean yaml = endpoint.produces().stream().anyMatch(media -> media.startsWith(YAML));
        ObjectNode schema = Tags.isOpen(endpoint) ? JsonFragments.ofType("object") : schemas.ofResponse(body);
        ObjectNode response = JsonFragments.withDescription("As asked.")
                .set("content", JsonFragments.content(yaml ? YAML : "application/json", schema));
        if (versioned) {
            response.putObject("headers").set("ETag", headerRef("ETag"));
        }
        return response;
    }

    private ObjectNode commandResponse(Operation.Success accepted, boolean created) {
        boolean yaml = accepted.responseType() == CommandResponses.JoinManifest.class;
        ObjectNode content = yaml ? JsonFragments.content(YAML, JsonFragments.ofType("string"))
                : JsonFragments.content("application/json", schemas.ofResponse(accepted.responseType()));
        ObjectNode response = JsonFragments.withDescription(switch (accepted.status()) {
            case 201 -> "Made.";
            case 202 -> "Accepted: the clusters will act.";
            default -> "Done.";
        }).set("content", content);
        ObjectNode headers = response.putObject("headers");
        headers.set("ETag", headerRef("ETag"));
        headers.set("Fleetledger-Position", headerRef("Position"));
        if (created) {
            headers.set("Location", headerRef("Location"));
        }
        return response;
    }

    private static ObjectNode header(String text) {
        return JsonFragments.withDescription(text).set("schema", JsonFragments.ofType("string"));
    }

    private static ObjectNode headerRef(String name) {
        return JsonFragments.object().put("$ref", "#/components/headers/" + name);
    }
}

package dev.fleetledger.agent.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Keys;

/** What the agent asks of the API server. Each call is one request; trying again is the caller's business. */
public final class ClusterApi {

    /** How to apply: {@code FORCED} takes fields from others, {@code TRIED} changes nothing and says what would happen. */
    public enum Manner {
        PLAIN(""), FORCED("&force=true"), TRIED("&dryRun=All"), TRIED_FORCED("&force=true&dryRun=All");

        private final String query;

        Manner(String query) {
            this.query = query;
        }
    }

    private static final String METADATA = "application/json;as=PartialObjectMetadata%s;g=meta.k8s.io;v=v1";

    private final Requests requests;
    private final Requests admitted;

    public ClusterApi(Requests requests) {
        this.requests = requests;
        this.admitted = requests.patientEnoughForWebhooks();
    }

    /** @return the object; empty only if the API server answered that there is none */
    public Optional<Live> get(ObjectRef ref) {
        try {
            return Optional.of(new Live(requests.send("GET", ref.path(), null, null)));
        } catch (ApiFailure failure) {
            // Not every 404 comes from the API server: what can't be read is not gone.
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Server-side apply under our one field manager. */
    public Live apply(JsonNode object, Manner manner) {
        String path = ObjectRef.of(object).path() + "?fieldManager=" + Keys.FIELD_MANAGER + manner.query;
        return new Live(admitted.send("PATCH", path, "application/apply-patch+yaml", object));
    }

    /** An apply that changes nothing, with what the API server says to it beside its answer. */
    public Tried tryOut(JsonNode object, boolean forced) {
        String manner = forced ? Manner.TRIED_FORCED.query : Manner.TRIED.query;
        String path = ObjectRef.of(object).path() + "?fieldManager=" + Keys.FIELD_MANAGER + manner;
        Requests.Heard heard = requests.hear("PATCH", path, "application/json", "application/apply-patch+yaml", object);
        return new Tried(new Live(heard.body()), heard.warnings());
    }

    /** @param live the object as it would stand */
    public record Tried(Live live, List<String> warnings) {}

    /** Deletes this incarnation only; its dependents go first, so that gone means gone. */
    public void delete(ObjectRef ref, String uid) {
        ObjectNode options = ContractJson.MAPPER.createObjectNode()
                .put("apiVersion", "v1").put("kind", "DeleteOptions").put("propagationPolicy", "Foreground");
        options.putObject("preconditions").put("uid", uid);
        admitted.send("DELETE", ref.path(), "application/json", options);
    }

    public Live merge(ObjectRef ref, JsonNode patch) {
        String path = ref.path() + "?fieldManager=" + Keys.FIELD_MANAGER;
        return new Live(admitted.send("PATCH", path, "application/merge-patch+json", patch));
    }

    public Live create(JsonNode object) {
        return new Live(requests.send("POST", ObjectRef.of(object).collection(), "application/json", object));
    }

    /** Fails with 409 if the object has moved on from the resourceVersion in it. */
    public Live replace(JsonNode object) {
        return new Live(requests.send("PUT", ObjectRef.of(object).path(), "application/json", object));
    }

    /** @param path under the API server's root, with its query */
    public JsonNode read(String path) {
        return requests.send("GET", path, null, null);
    }

    /** Metadata only: what is in a ConfigMap or Secret is not even sent. */
    public JsonNode readMetadata(String path) {
        return requests.hear("GET", path, METADATA.formatted(""), null, null).body();
    }

    public JsonNode listMetadata(String path) {
        return requests.hear("GET", path, METADATA.formatted("List"), null, null).body();
    }

    public static String encoded(@Nullable String value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }
}

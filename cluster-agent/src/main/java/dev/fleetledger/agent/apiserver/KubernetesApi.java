package dev.fleetledger.agent.apiserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/** Requests of the agent to the API server. Each call is one request; the caller retries. */
public final class KubernetesApi {

    /** How to apply: {@code FORCED} takes fields from other managers, {@code DRY_RUN} persists nothing. */
    public enum ApplyMode {
        PLAIN(""), FORCED("&force=true"), DRY_RUN("&dryRun=All"), DRY_RUN_FORCED("&force=true&dryRun=All");

        private final String query;

        ApplyMode(String query) {
            this.query = query;
        }
    }

    private static final String METADATA = "application/json;as=PartialObjectMetadata%s;g=meta.k8s.io;v=v1";

    private final ApiRequests apiRequests;
    private final ApiRequests webhookRequests;

    public KubernetesApi(ApiRequests apiRequests) {
        this.apiRequests = apiRequests;
        this.webhookRequests = apiRequests.withWebhookTimeout();
    }

    /** @return the object; empty only if the API server answered that it doesn't exist */
    public Optional<LiveObject> get(ObjectRef ref) {
        try {
            return Optional.of(new LiveObject(apiRequests.send("GET", ref.path(), null, null)));
        } catch (ApiServerException failure) {
            // A 404 may come from something other than the API server; then the object doesn't count as deleted.
            if (failure.status() == 404 && failure.reason().equals("NotFound")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Server-side apply under the agent's only field manager. */
    public LiveObject apply(JsonNode object, ApplyMode mode) {
        String path = ObjectRef.of(object).path() + "?fieldManager=" + WireNames.FIELD_MANAGER + mode.query;
        return new LiveObject(webhookRequests.send("PATCH", path, "application/apply-patch+yaml", object));
    }

    /** Dry run of an apply, with the API server's warnings. */
    public DryRunResult dryRun(JsonNode object, boolean forced) {
        String modeQuery = forced ? ApplyMode.DRY_RUN_FORCED.query : ApplyMode.DRY_RUN.query;
        String path = ObjectRef.of(object).path() + "?fieldManager=" + WireNames.FIELD_MANAGER + modeQuery;
        ApiRequests.ApiResponse response = apiRequests.sendForResponse("PATCH", path, "application/json", "application/apply-patch+yaml",
                object);
        return new DryRunResult(new LiveObject(response.body()), response.warnings());
    }

    /** @param live the object as it would be after the apply */
    public record DryRunResult(LiveObject live, List<String> warnings) {}

    /** Deletes only the object with this UID. Its dependents are deleted first, so that a missing object has no pods left. */
    public void delete(ObjectRef ref, String uid) {
        ObjectNode options = ContractJson.MAPPER.createObjectNode()
                .put("apiVersion", "v1").put("kind", "DeleteOptions").put("propagationPolicy", "Foreground");
        options.putObject("preconditions").put("uid", uid);
        webhookRequests.send("DELETE", ref.path(), "application/json", options);
    }

    /** Removes fields by their JSON pointers, in this order. Answered with 409 if the object has changed since this version. */
    public LiveObject removeFields(LiveObject live, List<String> pointers) {
        ObjectRef ref = ObjectRef.of(live.object());
        ArrayNode patch = ContractJson.MAPPER.createArrayNode();
        patch.addObject().put("op", "replace").put("path", "/metadata/resourceVersion").put("value", live.resourceVersion());
        pointers.forEach(pointer -> patch.addObject().put("op", "remove").put("path", pointer));
        String path = ref.path() + "?fieldManager=" + WireNames.FIELD_MANAGER;
        return new LiveObject(webhookRequests.send("PATCH", path, "application/json-patch+json", patch));
    }

    public LiveObject merge(ObjectRef ref, JsonNode patch) {
        String path = ref.path() + "?fieldManager=" + WireNames.FIELD_MANAGER;
        return new LiveObject(webhookRequests.send("PATCH", path, "application/merge-patch+json", patch));
    }

    public LiveObject create(JsonNode object) {
        return new LiveObject(apiRequests.send("POST", ObjectRef.of(object).collection(), "application/json", object));
    }

    /** Fails with 409 if the object has changed since the resourceVersion that it carries. */
    public LiveObject replace(JsonNode object) {
        return new LiveObject(apiRequests.send("PUT", ObjectRef.of(object).path(), "application/json", object));
    }

    /** @param path relative to the API server's root, with its query */
    public JsonNode read(String path) {
        return apiRequests.send("GET", path, null, null);
    }

    /** Reads metadata only, so that the content of a ConfigMap or Secret is not even sent. */
    public JsonNode readMetadata(String path) {
        return apiRequests.sendForResponse("GET", path, METADATA.formatted(""), null, null).body();
    }

    public JsonNode listMetadata(String path) {
        return apiRequests.sendForResponse("GET", path, METADATA.formatted("List"), null, null).body();
    }

    public static String encode(@Nullable String value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }
}

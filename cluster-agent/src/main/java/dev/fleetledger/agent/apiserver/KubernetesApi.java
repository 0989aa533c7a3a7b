package dev.fleetledger.agent.apiserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Requests of the agent to the API server. Each call is one request; the caller retries. Objects are sent as they are and read as
 * generic resources, so no field is lost that a typed model lacks.
 */
public final class KubernetesApi {

    /** How to apply: {@code FORCED} takes fields from other managers, {@code DRY_RUN} persists nothing. */
    public enum ApplyMode {
        PLAIN(false, false), FORCED(true, false), DRY_RUN(false, true), DRY_RUN_FORCED(true, true);

        private final boolean forced;
        private final boolean dryRun;

        ApplyMode(boolean forced, boolean dryRun) {
            this.forced = forced;
            this.dryRun = dryRun;
        }

        PatchContext patchContext() {
            PatchContext context = patch(PatchType.SERVER_SIDE_APPLY);
            context.setForce(forced);
            context.setDryRun(dryRun ? List.of("All") : null);
            return context;
        }
    }

    private final ApiServerClient client;

    public KubernetesApi(ApiServerClient client) {
        this.client = client;
    }

    /** @return the object; empty only if the API server answered that it doesn't exist */
    public Optional<LiveObject> get(ObjectRef ref) {
        try {
            return Optional.of(client.call(kubernetes -> LiveObject.of(resource(kubernetes, ref).require())));
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
        return patch(client.withWebhookTimeout(), ObjectRef.of(object), mode.patchContext(), object);
    }

    /** Dry run of an apply, with the API server's warnings. */
    public DryRunResult dryRun(JsonNode object, boolean forced) {
        WarningCollector collector = new WarningCollector();
        ApplyMode mode = forced ? ApplyMode.DRY_RUN_FORCED : ApplyMode.DRY_RUN;
        return new DryRunResult(patch(client.with(collector), ObjectRef.of(object), mode.patchContext(), object), collector.warnings());
    }

    /** @param live the object as it would be after the apply */
    public record DryRunResult(LiveObject live, List<String> warnings) {}

    /** Deletes only the object with this UID. Its dependents are deleted first, so that a missing object has no pods left. */
    public void delete(ObjectRef ref, String uid) {
        // fabric8's deletion takes no UID.
        Map<String, Object> options = Map.of("apiVersion", "v1", "kind", "DeleteOptions", "propagationPolicy", "Foreground",
                "preconditions", Map.of("uid", uid));
        client.withWebhookTimeout().call(kubernetes -> kubernetes.raw("/" + ref.path(), "DELETE", options));
    }

    /** Removes fields by their JSON pointers, in this order. Answered with 409 if the object has changed since this version. */
    public LiveObject removeFields(LiveObject live, List<String> pointers) {
        ArrayNode operations = ContractJson.MAPPER.createArrayNode();
        operations.addObject().put("op", "replace").put("path", "/metadata/resourceVersion").put("value", live.resourceVersion());
        pointers.forEach(pointer -> operations.addObject().put("op", "remove").put("path", pointer));
        return patch(client.withWebhookTimeout(), ObjectRef.of(live.object()), patch(PatchType.JSON), operations);
    }

    public LiveObject merge(ObjectRef ref, JsonNode patch) {
        return patch(client.withWebhookTimeout(), ref, patch(PatchType.JSON_MERGE), patch);
    }

    /** @param path relative to the API server's root, with its query */
    public JsonNode read(String path) {
        return read(client, path);
    }

    /** Reads metadata only, so that the content of a ConfigMap or Secret is not even sent. */
    public JsonNode readMetadata(String path) {
        return read(client.with(new MetadataOnly("")), path);
    }

    public JsonNode listMetadata(String path) {
        return read(client.with(new MetadataOnly("List")), path);
    }

    /** A redirect, which is not followed, has no content. */
    private static JsonNode read(ApiServerClient client, String path) {
        String text = client.call(kubernetes -> kubernetes.raw("/" + path, "GET", null));
        try {
            JsonNode content = ContractJson.MAPPER.readTree(text);
            if (content.isMissingNode()) {
                throw ApiServerException.noResponse("The answer has no content");
            }
            return content;
        } catch (JacksonException e) {
            throw ApiServerException.noResponse("The answer is not JSON");
        }
    }

    public static String encode(@Nullable String value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    private static PatchContext patch(PatchType type) {
        PatchContext context = PatchContext.of(type);
        context.setFieldManager(WireNames.FIELD_MANAGER);
        return context;
    }

    private static LiveObject patch(ApiServerClient client, ObjectRef ref, PatchContext context, JsonNode patch) {
        return client.call(kubernetes -> LiveObject.of(resource(kubernetes, ref).patch(context, patch.toString())));
    }

    /** Given as an item, not by name, since fabric8 would read an object by name before it sends a patch. */
    private static Resource<GenericKubernetesResource> resource(KubernetesClient kubernetes, ObjectRef ref) {
        GenericKubernetesResource identity = new GenericKubernetesResource();
        identity.setMetadata(new ObjectMetaBuilder().withNamespace(ref.namespace().isEmpty() ? null : ref.namespace()).withName(ref.name()).build());
        return kubernetes.genericKubernetesResources(ref.definition()).resource(identity);
    }
}

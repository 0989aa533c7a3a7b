package dev.fleetledger.agent.apiserver;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.WireNames;

/** An object as the API server returned it. */
public record LiveObject(JsonNode object) {

    /** Converts without loss, as a generic resource keeps fields that no typed model knows. */
    public static LiveObject of(GenericKubernetesResource resource) {
        return new LiveObject(KubernetesClients.SERIALIZATION.convertValue(resource, JsonNode.class));
    }

    /** A field manager, with its operation and the subresource that it wrote. */
    public record Manager(String name, String operation, String subresource, @Nullable Instant at) {

        boolean isOurs() {
            return name.equals(WireNames.FIELD_MANAGER) && operation.equals("Apply");
        }

        /** Excludes the status, which controllers write: it is no foreign change. */
        boolean isForeign() {
            return !name.equals(WireNames.FIELD_MANAGER) && subresource.isEmpty();
        }
    }

    public String uid() {
        return metadata().path("uid").asString("");
    }

    public String resourceVersion() {
        return metadata().path("resourceVersion").asString("");
    }

    public boolean isDeleting() {
        return metadata().has("deletionTimestamp");
    }

    public Optional<String> label(String key) {
        return text(metadata().path("labels").path(key));
    }

    public Optional<String> annotation(String key) {
        return text(metadata().path("annotations").path(key));
    }

    /** @return whether our field manager ever applied this object */
    public boolean isAppliedByUs() {
        return managers().stream().anyMatch(Manager::isOurs);
    }

    /** @return whether our field manager owns this annotation; a manager that changes it takes ownership */
    public boolean isOurAnnotation(String key) {
        return metadata().path("managedFields").valueStream().anyMatch(entry -> manager(entry).isOurs()
                && entry.path("fieldsV1").path("f:metadata").path("f:annotations").has("f:" + key));
    }

    /** @return other managers that set fields outside the status, the latest first */
    public List<Manager> otherManagers() {
        return managers().stream().filter(Manager::isForeign).sorted((a, b) -> writeTime(b).compareTo(writeTime(a))).toList();
    }

    /** @return the fields outside the status that each other manager owns, in the format {@code fieldsV1}, the latest manager first */
    public Map<Manager, JsonNode> foreignFields() {
        Map<Manager, JsonNode> fields = new LinkedHashMap<>();
        metadata().path("managedFields").valueStream().filter(entry -> manager(entry).isForeign())
                .sorted((a, b) -> writeTime(manager(b)).compareTo(writeTime(manager(a))))
                .forEach(entry -> fields.putIfAbsent(manager(entry), entry.path("fieldsV1")));
        return fields;
    }

    /** @return a hash that stays the same while only the status changes */
    public int fingerprint() {
        return Objects.hash(uid(), isDeleting(), metadata().path("labels"), metadata().path("annotations"), object.path("spec"));
    }

    public JsonNode metadata() {
        return object.path("metadata");
    }

    private List<Manager> managers() {
        return metadata().path("managedFields").valueStream().map(LiveObject::manager).toList();
    }

    private static Manager manager(JsonNode entry) {
        return new Manager(entry.path("manager").asString(""), entry.path("operation").asString(""),
                entry.path("subresource").asString(""), time(entry.path("time")));
    }

    private static Instant writeTime(Manager manager) {
        Instant at = manager.at();
        return at == null ? Instant.EPOCH : at;
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isString() ? Instant.parse(node.asString()) : null;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}

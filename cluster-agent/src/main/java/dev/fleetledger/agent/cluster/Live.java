package dev.fleetledger.agent.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.Keys;

/** An object as it stands in the cluster. */
public record Live(JsonNode object) {

    /** Who set fields, by which operation, in which part of the object. */
    public record Manager(String name, String operation, String subresource, @Nullable Instant at) {

        boolean isOurs() {
            return name.equals(Keys.FIELD_MANAGER) && operation.equals("Apply");
        }

        /** Status is written by controllers: it is nobody's change. */
        boolean isAnother() {
            return !name.equals(Keys.FIELD_MANAGER) && subresource.isEmpty();
        }
    }

    public String uid() {
        return metadata().path("uid").asString("");
    }

    public String resourceVersion() {
        return metadata().path("resourceVersion").asString("");
    }

    public boolean deleting() {
        return metadata().has("deletionTimestamp");
    }

    public Optional<String> label(String key) {
        return text(metadata().path("labels").path(key));
    }

    public Optional<String> annotation(String key) {
        return text(metadata().path("annotations").path(key));
    }

    /** @return whether our field manager ever applied this very object */
    public boolean appliedByUs() {
        return managers().stream().anyMatch(Manager::isOurs);
    }

    /** @return whether this annotation stands as our field manager applied it: whoever else changes one holds it from then on */
    public boolean isOurAnnotation(String key) {
        return metadata().path("managedFields").valueStream().anyMatch(entry -> manager(entry).isOurs()
                && entry.path("fieldsV1").path("f:metadata").path("f:annotations").has("f:" + key));
    }

    /** @return others that set something outside of status, the latest first */
    public List<Manager> others() {
        return managers().stream().filter(Manager::isAnother).sorted((a, b) -> later(b).compareTo(later(a))).toList();
    }

    /** @return a number that stays the same while nobody changes more than its status */
    public int shape() {
        return Objects.hash(uid(), deleting(), metadata().path("labels"), metadata().path("annotations"), object.path("spec"));
    }

    public JsonNode metadata() {
        return object.path("metadata");
    }

    private List<Manager> managers() {
        return metadata().path("managedFields").valueStream().map(Live::manager).toList();
    }

    private static Manager manager(JsonNode entry) {
        return new Manager(entry.path("manager").asString(""), entry.path("operation").asString(""),
                entry.path("subresource").asString(""), time(entry.path("time")));
    }

    private static Instant later(Manager manager) {
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

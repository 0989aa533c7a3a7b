package dev.fleetledger.agent.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.LiveObject.Manager;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Detects from the result of a dry run what somebody else changed. Has no side effects. */
public final class DriftDetector {

    private static final int MAX_FIELDS = 10;
    /** Metadata that differs after each write or belongs to controllers. */
    private static final Set<String> SERVER_METADATA = Set.of("managedFields", "resourceVersion", "generation");

    private DriftDetector() {}

    /** The API server names the field and its manager in the message: {@code conflict with "kubectl" using apps/v1}. */
    static Drift fromConflict(LiveObject live, ApiServerException conflict) {
        List<String> fields = conflict.causes().stream().map(cause -> qualifiedPath(live, cause.field())).distinct().limit(MAX_FIELDS)
                .toList();
        String owner = conflict.causes().stream().map(cause -> quotedPart(cause.message())).findFirst().orElse("");
        Manager manager = live.otherManagers().stream().filter(other -> owner.startsWith(other.name())).findFirst().orElse(null);
        return new Drift(manager == null ? owner : manager.name(), at(manager), fields, false);
    }

    /** A removed field has no manager, so it causes no conflict; it shows as a difference from the result of the dry run. */
    public static @Nullable Drift between(LiveObject live, LiveObject wanted) {
        Set<String> fields = new LinkedHashSet<>();
        collect("", comparable(live), comparable(wanted), fields);
        if (fields.isEmpty()) {
            return null;
        }
        Manager manager = live.otherManagers().stream().findFirst().orElse(null);
        return new Drift(manager == null ? null : manager.name(), at(manager), fields.stream().map(field -> qualifiedPath(live, field))
                .limit(MAX_FIELDS).toList(), false);
    }

    /**
     * Whether another owner's object equals what we would apply. Our marks and labels on its own metadata are ignored: they restart
     * nothing, and an object that isn't ours can't have them.
     */
    public static boolean isEquivalent(LiveObject foreign, LiveObject wanted) {
        Set<String> fields = new LinkedHashSet<>();
        collect("", withoutMarks(foreign), withoutMarks(wanted), fields);
        return fields.isEmpty();
    }

    static Drift deleted(ObjectRef ref, Instant seenAt) {
        return new Drift(null, seenAt, ref.isDaemonSet() ? List.of() : List.of(objectName(ref)), true);
    }

    /** Keeps the first drift's manager and time, because a report names only one. */
    static Drift merge(Drift first, Drift second) {
        List<String> fields = Stream.concat(first.fields().stream(), second.fields().stream()).distinct().limit(MAX_FIELDS).toList();
        return new Drift(first.manager(), first.at(), fields, first.deleted() || second.deleted());
    }

    /** Names a field of the DaemonSet by its path, a field of a Service by the Service's name and the path. */
    private static String qualifiedPath(LiveObject live, String field) {
        ObjectRef ref = ObjectRef.of(live.object());
        return MessageLimit.truncate(ref.kind().equals("Service") ? objectName(ref) + field : field);
    }

    private static String objectName(ObjectRef ref) {
        return ref.kind() + "/" + ref.name();
    }

    private static @Nullable Instant at(@Nullable Manager manager) {
        return manager == null ? null : manager.at();
    }

    private static String quotedPart(String message) {
        String[] parts = message.split("\"");
        return parts.length > 1 ? parts[1] : message;
    }

    private static ObjectNode comparable(LiveObject live) {
        ObjectNode copy = (ObjectNode) live.object().deepCopy();
        copy.remove("status");
        copy.withObject("metadata").remove(SERVER_METADATA);
        return copy;
    }

    private static ObjectNode withoutMarks(LiveObject live) {
        ObjectNode copy = comparable(live);
        ObjectNode metadata = copy.withObject("metadata");
        for (String map : List.of("labels", "annotations")) {
            List<String> markKeys = metadata.path(map).propertyNames().stream().filter(key -> key.startsWith(WireNames.PREFIX)).toList();
            metadata.withObject(map).remove(markKeys);
        }
        return copy;
    }

    private static void collect(String path, JsonNode live, JsonNode wanted, Set<String> fields) {
        if (live.equals(wanted)) {
            return;
        }
        if (live.isObject() && wanted.isObject()) {
            Set<String> names = new LinkedHashSet<>(live.propertyNames());
            names.addAll(wanted.propertyNames());
            names.forEach(name -> collect(path + "." + name, live.path(name), wanted.path(name), fields));
        } else if (live.isArray() && wanted.isArray() && live.size() == wanted.size()) {
            List<JsonNode> items = new ArrayList<>(live.valueStream().toList());
            for (int i = 0; i < items.size(); i++) {
                collect(path + "[" + i + "]", items.get(i), wanted.path(i), fields);
            }
        } else {
            fields.add(path);
        }
    }
}

package dev.fleetledger.agent.apply;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.LiveObject.Manager;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.drift.DriftFindings;
import dev.fleetledger.agent.drift.FieldDiff;
import dev.fleetledger.agent.drift.ForeignField;
import dev.fleetledger.agent.drift.ForeignFields;
import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

/** Detects and describes what somebody else changed. Has no side effects. */
public final class DriftDetector {

    private static final int MAX_FIELDS = 10;
    private static final int MAX_CHANGES = 20;
    /** Metadata that differs after each write or belongs to controllers. */
    private static final Set<String> SERVER_METADATA = Set.of("managedFields", "resourceVersion", "generation");

    /** The API server counts changes of the pod template in it. */
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    private DriftDetector() {}

    /** The API server names the field in its own format, which is a list item's index or key in brackets. */
    static Map<String, String> fromConflict(ApiServerException conflict) {
        Map<String, String> changes = new LinkedHashMap<>();
        conflict.causes().forEach(cause -> changes.put(MessageLimit.truncate(cause.field()), DriftedField.CHANGED));
        return changes;
    }

    /** @return the changes of fields that we want, by pointer */
    static Map<String, String> between(LiveObject live, LiveObject wanted, Set<String> ignored) {
        return FieldDiff.of(comparable(live), comparable(wanted), ignored);
    }

    /**
     * Whether another owner's object equals what we would apply. Our marks and labels on its own metadata are ignored: they restart
     * nothing, and an object that isn't ours can't have them.
     */
    public static boolean isEquivalent(LiveObject foreign, LiveObject wanted) {
        return FieldDiff.of(withoutMarks(foreign), withoutMarks(wanted), Set.of()).isEmpty();
    }

    /** Names the manager that owns the first changed field. A removed field has none, so nobody is named if fields were only removed. */
    static Drift describe(LiveObject live, DriftFindings findings) {
        List<DriftedField> changes = findings.changes(objectName(ObjectRef.of(live.object())));
        List<DriftedField> present = changes.stream().filter(change -> !change.change().equals(DriftedField.REMOVED)).toList();
        Manager manager = Stream.concat(findings.foreign().stream().map(ForeignField::manager),
                present.stream().map(change -> ForeignFields.owner(live, change.pointer()))).filter(Objects::nonNull)
                .findFirst().or(() -> present.isEmpty() ? Optional.empty() : live.otherManagers().stream().findFirst()).orElse(null);
        return drift(manager == null ? null : manager.name(), manager == null ? null : manager.at(), changes, false);
    }

    static Drift deleted(ObjectRef ref, Instant seenAt) {
        List<DriftedField> changes = List.of(new DriftedField(objectName(ref), "", DriftedField.REMOVED));
        return ref.isDaemonSet() ? new Drift(null, seenAt, List.of(), true, changes, null) : drift(null, seenAt, changes, true);
    }

    /** Keeps the first drift's manager and time, because a report names only one. */
    static Drift merge(Drift first, Drift second) {
        List<String> fields = Stream.concat(first.fields().stream(), second.fields().stream()).distinct().limit(MAX_FIELDS).toList();
        List<DriftedField> changes = Stream.concat(changes(first), changes(second)).limit(MAX_CHANGES).toList();
        boolean corrected = Boolean.TRUE.equals(first.corrected()) && Boolean.TRUE.equals(second.corrected());
        return new Drift(first.manager(), first.at(), fields, first.deleted() || second.deleted(), changes, corrected,
                first.heldUntil() == null ? second.heldUntil() : first.heldUntil());
    }

    private static Stream<DriftedField> changes(Drift drift) {
        return drift.changes() == null ? Stream.empty() : drift.changes().stream();
    }

    private static Drift drift(@Nullable String manager, @Nullable Instant at, List<DriftedField> changes, boolean deleted) {
        List<DriftedField> bounded = changes.stream().limit(MAX_CHANGES)
                .map(change -> new DriftedField(change.object(), MessageLimit.truncate(change.pointer()), change.change())).toList();
        return new Drift(manager, at, bounded.stream().map(DriftDetector::qualified).limit(MAX_FIELDS).toList(), deleted, bounded, null);
    }

    /** Names a field of the DaemonSet by its pointer, a field of a Service by the Service's name and the pointer. */
    private static String qualified(DriftedField change) {
        return (change.object().equals(ObjectRef.DAEMON_SET) ? "" : change.object()) + change.pointer();
    }

    private static String objectName(ObjectRef ref) {
        return ref.isDaemonSet() ? ref.kind() : ref.kind() + "/" + ref.name();
    }

    private static ObjectNode comparable(LiveObject live) {
        ObjectNode copy = (ObjectNode) live.object().deepCopy();
        copy.remove("status");
        copy.withObject("metadata").remove(SERVER_METADATA);
        copy.withObject("metadata").withObject("annotations").remove(TEMPLATE_GENERATION);
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
}

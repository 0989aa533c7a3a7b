package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.drift.ListKeys;
import dev.fleetledger.agent.drift.Pointers;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Answer.Change;
import dev.fleetledger.manifest.credential.CredentialRedactor;

/** Differences between a live object and the result of a dry run, by field. List items are matched by name. */
final class DryRunDiff {

    private static final int MAX_CHANGES = 200;
    /** Longer values are cut: one as large as a ConfigMap would leave no room for the others. */
    private static final int MAX_CHARACTERS = 2_000;
    private static final Set<String> SERVER_METADATA = Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp",
            "selfLink");
    /** Annotations of our own and of the DaemonSet controller. */
    private static final List<String> IGNORED_ANNOTATIONS =
            List.of(WireNames.INTENT_ANNOTATION, WireNames.GENERATION_ANNOTATION, WireNames.HUB_ANNOTATION,
                    "deprecated.daemonset.template.generation");

    private final List<Change> all = new ArrayList<>();
    private boolean truncated;

    /** @param live absent: the whole object is new, which one entry says */
    void add(ObjectRef ref, @Nullable LiveObject live, LiveObject result) {
        String name = ref.isDaemonSet() ? ref.kind() : ref.kind() + "/" + ref.name();
        if (live == null) {
            add(new Change(name, "", null, ContractJson.MAPPER.createObjectNode().put("kind", ref.kind()).put("name", ref.name())));
            return;
        }
        ObjectNode before = comparable(live);
        ObjectNode after = comparable(result);
        // Compares the original values but reports redacted ones, so that a changed credential is reported without its value.
        new Comparison(name, CredentialRedactor.redact(before), CredentialRedactor.redact(after)).collect("", "", before, after);
    }

    List<Change> all() {
        return List.copyOf(all);
    }

    boolean isTruncated() {
        return truncated;
    }

    private void add(Change change) {
        if (all.size() < MAX_CHANGES) {
            all.add(change);
        } else {
            truncated = true;
        }
    }

    private static ObjectNode comparable(LiveObject live) {
        ObjectNode copy = (ObjectNode) live.object().deepCopy();
        copy.remove("status");
        ObjectNode metadata = copy.withObject("metadata");
        metadata.remove(SERVER_METADATA);
        metadata.withObject("annotations").remove(IGNORED_ANNOTATIONS);
        metadata.withObject("labels").remove(WireNames.WORKLOAD_LABEL);
        return copy;
    }

    private final class Comparison {

        private final String object;
        private final JsonNode redactedBefore;
        private final JsonNode redactedAfter;

        Comparison(String object, JsonNode redactedBefore, JsonNode redactedAfter) {
            this.object = object;
            this.redactedBefore = redactedBefore;
            this.redactedAfter = redactedAfter;
        }

        /**
         * @param beforePath JSON pointer into the live object
         * @param afterPath  JSON pointer into the object as it would be
         */
        void collect(String beforePath, String afterPath, @Nullable JsonNode before, @Nullable JsonNode after) {
            if (before == null || after == null) {
                add(new Change(object, after == null ? beforePath : afterPath, valueAt(redactedBefore, beforePath, before),
                        valueAt(redactedAfter, afterPath, after)));
            } else if (before.isObject() && after.isObject()) {
                Set<String> names = new LinkedHashSet<>(before.propertyNames());
                names.addAll(after.propertyNames());
                names.forEach(name -> collect(Pointers.append(beforePath, name), Pointers.append(afterPath, name), before.get(name),
                        after.get(name)));
            } else if (before.isArray() && after.isArray()) {
                collectItems(beforePath, afterPath, before, after);
            } else if (!before.equals(after)) {
                add(new Change(object, afterPath, valueAt(redactedBefore, beforePath, before), valueAt(redactedAfter, afterPath, after)));
            }
        }

        private void collectItems(String beforePath, String afterPath, JsonNode before, JsonNode after) {
            List<String> earlier = ListKeys.names(before);
            List<String> later = ListKeys.names(after);
            for (int i = 0; i < later.size(); i++) {
                int index = earlier.indexOf(later.get(i));
                collect(beforePath + "/" + index, afterPath + "/" + i, index < 0 ? null : before.get(index), after.get(i));
            }
            for (int i = 0; i < earlier.size(); i++) {
                if (!later.contains(earlier.get(i))) {
                    collect(beforePath + "/" + i, "", before.get(i), null);
                }
            }
        }

        private @Nullable JsonNode valueAt(JsonNode redacted, String pointer, @Nullable JsonNode value) {
            if (value == null) {
                return null;
            }
            JsonNode found = redacted.at(pointer);
            String text = found.isValueNode() ? found.asString("") : found.toString();
            return text.length() <= MAX_CHARACTERS ? found
                    : ContractJson.MAPPER.getNodeFactory().stringNode(MessageLimit.truncate(text, MAX_CHARACTERS));
        }
    }
}

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
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Answer.Change;
import dev.fleetledger.manifest.credential.CredentialRedactor;

/** Differences between a live object and the result of a dry run, by field. List items are matched by name. */
final class DryRunDiff {

    private static final int MOST = 200;
    /** Longer values are cut: one as large as a ConfigMap would leave no room for the others. */
    private static final int MOST_CHARACTERS = 2_000;
    private static final Set<String> SERVERS_METADATA = Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp",
            "selfLink");
    /** Annotations of our own and of the DaemonSet controller. */
    private static final List<String> MARKS = List.of(WireNames.INTENT_ANNOTATION, WireNames.GENERATION_ANNOTATION, WireNames.HUB_ANNOTATION,
            "deprecated.daemonset.template.generation");
    /** The members that identify items of a list. */
    private static final List<String> NAMES = List.of("name", "mountPath", "key", "ip");

    private final List<Change> all = new ArrayList<>();
    private boolean cut;

    /** @param live absent: the whole object is new, which one entry says */
    void add(ObjectRef ref, @Nullable LiveObject liveObject, LiveObject result) {
        String name = ref.isDaemonSet() ? ref.kind() : ref.kind() + "/" + ref.name();
        if (liveObject == null) {
            add(new Change(name, "", null, ContractJson.MAPPER.createObjectNode().put("kind", ref.kind()).put("name", ref.name())));
            return;
        }
        ObjectNode before = comparable(liveObject);
        ObjectNode after = comparable(result);
        // Compares the original values but reports redacted ones, so that a changed credential is reported without its value.
        new Comparison(name, CredentialRedactor.redact(before), CredentialRedactor.redact(after)).collect("", "", before, after);
    }

    List<Change> all() {
        return List.copyOf(all);
    }

    boolean wereCut() {
        return cut;
    }

    private void add(Change change) {
        if (all.size() < MOST) {
            all.add(change);
        } else {
            cut = true;
        }
    }

    private static ObjectNode comparable(LiveObject liveObject) {
        ObjectNode copy = (ObjectNode) liveObject.object().deepCopy();
        copy.remove("status");
        ObjectNode metadata = copy.withObject("metadata");
        metadata.remove(SERVERS_METADATA);
        metadata.withObject("annotations").remove(MARKS);
        metadata.withObject("labels").remove(WireNames.WORKLOAD_LABEL);
        return copy;
    }

    private final class Comparison {

        private final String object;
        private final JsonNode toldBefore;
        private final JsonNode toldAfter;

        Comparison(String object, JsonNode toldBefore, JsonNode toldAfter) {
            this.object = object;
            this.toldBefore = toldBefore;
            this.toldAfter = toldAfter;
        }

        /**
         * @param beforePath JSON pointer into the live object
         * @param afterPath  JSON pointer into the object as it would be
         */
        void collect(String was, String becomes, @Nullable JsonNode before, @Nullable JsonNode after) {
            if (before == null || after == null) {
                add(new Change(object, after == null ? was : becomes, told(toldBefore, was, before), told(toldAfter, becomes, after)));
            } else if (before.isObject() && after.isObject()) {
                Set<String> names = new LinkedHashSet<>(before.propertyNames());
                names.addAll(after.propertyNames());
                names.forEach(name -> collect(was + "/" + escaped(name), becomes + "/" + escaped(name), before.get(name), after.get(name)));
            } else if (before.isArray() && after.isArray()) {
                items(was, becomes, before, after);
            } else if (!before.equals(after)) {
                add(new Change(object, becomes, told(toldBefore, was, before), told(toldAfter, becomes, after)));
            }
        }

        private void items(String was, String becomes, JsonNode before, JsonNode after) {
            List<String> earlier = names(before);
            List<String> later = names(after);
            for (int i = 0; i < later.size(); i++) {
                int same = earlier.indexOf(later.get(i));
                collect(was + "/" + same, becomes + "/" + i, same < 0 ? null : before.get(same), after.get(i));
            }
            for (int i = 0; i < earlier.size(); i++) {
                if (!later.contains(earlier.get(i))) {
                    collect(was + "/" + i, "", before.get(i), null);
                }
            }
        }

        private @Nullable JsonNode told(JsonNode told, String pointer, @Nullable JsonNode value) {
            if (value == null) {
                return null;
            }
            JsonNode found = told.at(pointer);
            String text = found.isValueNode() ? found.asString("") : found.toString();
            return text.length() <= MOST_CHARACTERS ? found
                    : ContractJson.MAPPER.getNodeFactory().stringNode(text.substring(0, MOST_CHARACTERS) + "…");
        }
    }

    /** @return the items' own names if each has one and they are unique, otherwise their indexes */
    static List<String> names(JsonNode items) {
        return NAMES.stream().map(member -> items.valueStream().map(item -> item.path(member).asString("")).toList())
                .filter(names -> names.stream().noneMatch(String::isEmpty) && new LinkedHashSet<>(names).size() == names.size())
                .findFirst().orElseGet(() -> java.util.stream.IntStream.range(0, items.size()).mapToObj(Integer::toString).toList());
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

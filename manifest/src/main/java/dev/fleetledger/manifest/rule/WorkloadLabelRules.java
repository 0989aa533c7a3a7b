package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.SERVICES;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;
import dev.fleetledger.manifest.draft.ToleratedValues;
import dev.fleetledger.manifest.kubernetes.Selectors;
import dev.fleetledger.manifest.syntax.ObjectMarks;
import dev.fleetledger.manifest.table.ServiceType;

/** Selector, labels and annotations of the workload and its pods against each other. */
final class WorkloadLabelRules {
    /** Largest size of an object's annotations: the bytes of all keys and values, as the API server counts. */
    private static final int MAX_ANNOTATION_BYTES = 262144;
    /** Bytes for the annotations of intent, generation and hub, which are added when the object is applied and count too. */
    private static final int RESERVED_BYTES = 512;

    private static final String SELECTS_NONE = "ServiceSelectsNoPod";
    private static final String SELECTS_NONE_MESSAGE = "The workload's pods don't have this label, so the Service would select no pod.";
    private static final String SELECTS_NONE_REMEDY = "Use labels that the pods have: those of the selector or the pod labels.";

    static final List<CrossRule> ALL = List.of(
        rule(ADVANCED, "PodLabelContradictsSelector", "The pods must have the labels of the selector, and this label has another value "
                + "there.",
            "Use the selector's value, or leave the label out.", draft -> {
                JsonNode selector = draft.of(ADVANCED).path("selector");
                return draft.match(ADVANCED, "/podLabels/*").stream()
                    .filter(label -> selector.has(label.wildcards().getFirst()) && !selector.path(label.wildcards().getFirst())
                            .equals(label.node()))
                    .map(PathMatch::pointer).toList();
            }),
        rule(ADVANCED, "SelectorIsReserved", "A selector that a draft states has no keys under fleetledger.dev/.",
                "Leave the selector out: Fleetledger then selects by its own label.",
            draft -> draft.match(ADVANCED, "/selector/*").stream()
                .filter(label -> label.wildcards().getFirst().startsWith(ObjectMarks.PREFIX)).map(PathMatch::pointer).toList()),
        rule(ADVANCED, "SelectorMatchesNoPod", "The selector's expressions don't hold for the labels of the pods.",
                "Give the pods labels for which they hold.",
            draft -> expressionsHold(draft) ? List.of() : List.of("/selector")),
        rule(ADVANCED, "SelectorIsImmutable", "The workload has another selector already, and Kubernetes can't change it.",
                "Keep the selector, or create another workload.",
            WorkloadLabelRules::findChangedSelector),
        rule(ADVANCED, "AnnotationsAreTooLong", "The annotations of the workload have more than 262144 bytes, ours included.",
                "Shorten them.",
            draft -> bytes(draft.of(ADVANCED).path("annotations")) + ownBytes(draft) > MAX_ANNOTATION_BYTES ? List.of("/annotations")
            : List.of()),
        rule(ADVANCED, "PodAnnotationsAreTooLong", "The annotations of the pods have more than 262144 bytes.", "Shorten them.",
            draft -> bytes(draft.of(ADVANCED).path("podAnnotations")) > MAX_ANNOTATION_BYTES ? List.of("/podAnnotations") : List.of()),
        rule(SERVICES, "ServiceAnnotationsAreTooLong", "The annotations of the service have more than 262144 bytes, ours included.",
                "Shorten them.",
            draft -> draft.match(SERVICES, "/services/*/annotations").stream()
                .filter(one -> bytes(one.node()) + RESERVED_BYTES > MAX_ANNOTATION_BYTES).map(PathMatch::pointer).toList()),
        rule(SERVICES, SELECTS_NONE, SELECTS_NONE_MESSAGE, SELECTS_NONE_REMEDY, draft -> findUnmatchedLabels(draft, false)),
        warning(SERVICES, SELECTS_NONE, SELECTS_NONE_MESSAGE, SELECTS_NONE_REMEDY, draft -> findUnmatchedLabels(draft, true)));

    private WorkloadLabelRules() {
    }

    /** The form doesn't have the expressions, so they are kept fields. */
    private static boolean expressionsHold(DraftSnapshot draft) {
        JsonNode expressions = KeptFieldLookup.at(draft, "/spec/selector/matchExpressions");
        Map<String, String> labels = new HashMap<>(Map.of(ObjectMarks.WORKLOAD, ""));
        Stream.of("podLabels", "selector").flatMap(member -> draft.of(ADVANCED).path(member).properties().stream())
            .forEach(label -> labels.put(label.getKey(), label.getValue().stringValue("")));
        return Selectors.matches(Json.object().set("matchExpressions", expressions.isArray() ? expressions : Json.list()), labels);
    }

    private static List<String> findChangedSelector(DraftSnapshot draft) {
        JsonNode current = draft.context().current();
        boolean same = current == null || Objects.equals(current.path("advanced").get("selector"), draft.of(ADVANCED).get("selector"));
        return same ? List.of() : List.of("/selector");
    }

    /**
     * Checks either imported selectors or those that a person wrote: Kubernetes accepts a Service that selects none of our pods. It ignores
     * the selector of a name elsewhere.
     */
    private static List<String> findUnmatchedLabels(DraftSnapshot draft, boolean isTolerated) {
        JsonNode advanced = draft.of(ADVANCED);
        return draft.match(SERVICES, "/services/*").stream()
            .filter(service -> ServiceType.of(service.node()) != ServiceType.EXTERNAL_NAME)
            .filter(service -> draft.context().tolerated().contains(ToleratedValues.selectorKey(service.node())) == isTolerated)
            .flatMap(service -> DraftSnapshot.inside(service, "/selector/*").stream()).filter(label -> {
                String key = label.wildcards().getFirst();
                boolean isCarried = label.node().equals(advanced.path("podLabels").get(key)) || label.node()
                        .equals(advanced.path("selector").get(key));
                return !isCarried;
            }).map(PathMatch::pointer).toList();
    }

    private static int ownBytes(DraftSnapshot draft) {
        JsonNode basics = draft.of(Step.BASICS);
        return RESERVED_BYTES + length(Json.text(basics, "displayName")) + length(Json.text(basics, "description"));
    }

    private static int bytes(JsonNode annotations) {
        return annotations.properties().stream().mapToInt(one -> length(one.getKey()) + length(one.getValue().stringValue(""))).sum();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

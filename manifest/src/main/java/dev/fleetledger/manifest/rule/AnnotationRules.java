package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.SERVICES;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.syntax.IpAddress;
import dev.fleetledger.manifest.table.ServiceType;

/** Annotations that an API server validates (ValidatePodSpecificAnnotations and ValidateService in validation.go, 1.35). */
final class AnnotationRules {
    private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String SOURCE_RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final String TOPOLOGY = "service.kubernetes.io/topology-mode";
    private static final String DEPRECATED_TOPOLOGY = "service.kubernetes.io/topology-aware-hints";
    private static final Set<String> WRITTEN_BY_KUBERNETES =
            Set.of("kubernetes.io/config.mirror", "deprecated.daemonset.template.generation");
    private static final Pattern NUMBER = Pattern.compile("0|-[0-9]{1,18}|[1-9][0-9]{0,9}");

    static final List<CrossRule> ALL = List.of(
        rule(ADVANCED, "AnnotationIsNotForPeople", "Kubernetes writes this annotation itself.", "Leave it out.", draft -> Stream.concat(
            annotations(draft, "/annotations/*", (key, value) -> WRITTEN_BY_KUBERNETES.contains(key)),
            annotations(draft, "/podAnnotations/*", (key, value) -> WRITTEN_BY_KUBERNETES.contains(key))).toList()),
        rule(ADVANCED, "PodDeletionCostIsNoNumber", "The cost of deleting a pod is a whole number of 32 bits.",
                "Write a number such as 100 or -100.",
            draft -> annotations(draft, "/podAnnotations/*", (key, value) -> key.equals(DELETION_COST) && !isNumber(value)).toList()),
        rule(ADVANCED, "TolerationsInAnnotationAreUnreadable", "The annotation is no list of tolerations.",
                "Put them into the tolerations, and leave it out.",
            draft -> annotations(draft, "/podAnnotations/*", (key, value) -> key.equals(TOLERATIONS) && !value.isEmpty()
                    && !areTolerations(value)).toList()),
        rule(SERVICES, "SourceRangesNeedLoadBalancer", "Only a Service of the type LoadBalancer has this annotation.",
                "Leave the annotation out, or set the type to LoadBalancer.",
            draft -> findSourceRanges(draft, (service, value) -> ServiceType.of(service) != ServiceType.LOAD_BALANCER)),
        rule(SERVICES, "SourceRangeIsNoRange", "{it} is no list of ranges of addresses.", "Write it as 10.0.0.0/8, with commas between.",
            draft -> findSourceRanges(draft, (service, value) -> !value.isBlank()
                && Stream.of(value.split(",", -1)).anyMatch(range -> !IpAddress.isCidr(range.strip())))),
        rule(SERVICES, "TopologyIsSaidTwice", "The older annotation of the same meaning says something else.", "Keep one of them.",
            draft -> draft.match(SERVICES, "/services/*/annotations").stream()
            .filter(one -> one.node().has(TOPOLOGY) && one.node().has(DEPRECATED_TOPOLOGY)
                && !one.node().path(TOPOLOGY).equals(one.node().path(DEPRECATED_TOPOLOGY))).map(one -> one.pointer(TOPOLOGY)).toList()));

    private AnnotationRules() {
    }

    private static Stream<String> annotations(DraftSnapshot draft, String path, BiPredicate<String, String> violated) {
        return draft.match(ADVANCED, path).stream().filter(one -> violated.test(one.wildcards().getFirst(), one.node().stringValue("")))
                .map(PathMatch::pointer);
    }

    /** Checked only if the field with the same meaning is empty, because the field takes precedence. */
    private static List<String> findSourceRanges(DraftSnapshot draft, BiPredicate<JsonNode, String> violated) {
        return draft.match(SERVICES, "/services/*").stream().filter(service -> service.node().path("loadBalancerSourceRanges").isEmpty())
            .filter(service -> service.node().path("annotations").has(SOURCE_RANGES)
                && violated.test(service.node(), Json.text(service.node().path("annotations"), SOURCE_RANGES)))
            .map(service -> service.pointer("annotations") + "/" + PointerPattern.escape(SOURCE_RANGES)).toList();
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && (int) Long.parseLong(text) == Long.parseLong(text);
    }

    private static boolean areTolerations(String text) {
        JsonNode advanced = Json.object().set("scheduling", Json.object().set("tolerations", Json.read(text).orElseGet(() ->
                Json.text(text))));
        return ShapeValidator.check(ADVANCED, advanced).isEmpty() && WizardRules.check(StepDocuments.NONE.with(ADVANCED, advanced))
                .violations().isEmpty();
    }
}

package dev.fleetledger.manifest.kept;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Quantities of resources that the form doesn't have (ValidateContainerResourceRequirements, 1.35). */
final class RenderedResourceRules {
    private static final String POD = "/spec/template/spec";
    private static final List<PointerPattern> CONTAINERS = Stream.of("/containers/*", "/initContainers/*")
            .map(list -> PointerPattern.of(POD + list + "/resources")).toList();
    private static final PointerPattern POD_RESOURCES = PointerPattern.of(POD + "/resources");
    /** A pod's overhead obeys the rules for limits of containers. */
    private static final PointerPattern OVERHEAD = PointerPattern.of(POD + "/overhead");
    private static final Set<String> NATIVE_RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");
    private static final String HUGE_PAGES_PREFIX = "hugepages-";

    static final List<RenderedRule> ROWS = List.of(
        new RenderedRule("ResourceIsNotOfContainers", "Containers have no resource of this name.",
                "Use cpu, memory, ephemeral-storage, hugepages-2Mi or domain/name.",
            object -> amounts(containerBounds(object), (name, amount) -> !NATIVE_RESOURCES.contains(name) && !isHugePages(name)
                    && !NameSyntax.isVendorResource(name) && !NameSyntax.isNativeResource(name))),
        new RenderedRule("ResourceIsNotOfPods", "A pod as a whole has no resource of this name.", "Use cpu, memory or hugepages-2Mi.",
            object -> amounts(bounds(object, List.of(POD_RESOURCES)), (name, amount) -> !Set.of("cpu", "memory").contains(name)
                    && !isHugePages(name))),
        new RenderedRule("ResourceIsNoWholeNumber", "A container gets whole devices only, and this amount is a fraction.",
        "Use a whole number.",
            object -> amounts(containerBounds(object), (name, amount) -> NameSyntax.isVendorResource(name)
                    && ResourceQuantity.isFraction(amount))),
        new RenderedRule("HugePagesAreNoMultiple", "The amount is no multiple of the size of a page.",
                "Use a multiple of the size in the name.",
            object -> amounts(Stream.concat(containerBounds(object), bounds(object, List.of(POD_RESOURCES))),
                    (name, amount) -> isHugePages(name) && !isMultiple(amount, name.substring(HUGE_PAGES_PREFIX.length())))),
        new RenderedRule("HugePagesAreAlone", "Huge pages need cpu or memory beside them.", "Add cpu or memory.", object -> Stream.concat(
            allResources(object).filter(resources -> lackCpuAndMemory(names(resources.node()))), OVERHEAD.match(object).stream()
            .filter(one -> lackCpuAndMemory(one.node().propertyNames().stream())))
            .map(PathMatch::pointer)),
        new RenderedRule("RequestIsNotTheLimit", "Devices and huge pages are requested as much as they are limited, and these two amounts "
                + "differ.", "Leave the request out: Kubernetes sets it to the limit.",
            object -> requests(object, (name, resources) -> (isHugePages(name) || NameSyntax.isVendorResource(name))
                && !ResourceQuantity.isSame(resources.path("requests").path(name), resources.path("limits").path(name)))),
        new RenderedRule("RequestExceedsLimit", "The request is more than the limit.", "Lower the request, or raise the limit.",
            object -> requests(object, (name, resources) -> exceeds(resources.path("requests").path(name), resources.path("limits")
                    .path(name)))));

    private RenderedResourceRules() {
    }

    private static boolean isHugePages(String name) {
        return name.startsWith(HUGE_PAGES_PREFIX) && name.length() > HUGE_PAGES_PREFIX.length() && NameSyntax.isKey(name);
    }

    private static boolean isMultiple(JsonNode amount, String pageSize) {
        Optional<BigDecimal> size = ResourceQuantity.of(Json.text(pageSize)).filter(one -> one.signum() > 0);
        return size.isPresent() && ResourceQuantity.of(amount).filter(one -> one.signum() >= 0 && one.remainder(size.get()).signum() == 0)
                .isPresent();
    }

    private static Stream<PathMatch> allResources(JsonNode object) {
        return Stream.concat(CONTAINERS.stream(), Stream.of(POD_RESOURCES))
                .flatMap(pointerPattern -> pointerPattern.match(object).stream());
    }

    private static Stream<String> names(JsonNode resources) {
        return Stream.of("limits", "requests").flatMap(kind -> resources.path(kind).propertyNames().stream());
    }

    /** A limit of zero means no limit in the form, but is a limit in Kubernetes. */
    private static boolean exceeds(JsonNode request, JsonNode limit) {
        return ResourceQuantity.of(request).isPresent() && ResourceQuantity.of(limit)
                .filter(most -> ResourceQuantity.of(request).get().compareTo(most) > 0).isPresent();
    }

    private static boolean lackCpuAndMemory(Stream<String> names) {
        List<String> all = names.toList();
        return all.stream().anyMatch(RenderedResourceRules::isHugePages) && all.stream().noneMatch(Set.of("cpu", "memory")::contains);
    }

    private static Stream<PathMatch> containerBounds(JsonNode object) {
        return Stream.concat(bounds(object, CONTAINERS), OVERHEAD.match(object).stream());
    }

    private static Stream<PathMatch> bounds(JsonNode object, List<PointerPattern> patterns) {
        return patterns.stream().flatMap(pointerPattern -> pointerPattern.match(object).stream())
            .flatMap(resources -> Stream.of("/limits", "/requests").flatMap(kind -> DraftSnapshot.inside(resources, kind).stream()));
    }

    private static Stream<String> amounts(Stream<PathMatch> bounds, BiPredicate<String, JsonNode> violated) {
        return bounds.flatMap(bound -> members(bound.node(), one -> violated.test(one.getKey(), one.getValue())).map(bound::pointer));
    }

    private static Stream<String> requests(JsonNode object, BiPredicate<String, JsonNode> violated) {
        return allResources(object).flatMap(resources -> members(resources.node().path("requests"), one -> violated.test(one.getKey(),
                resources.node()))
            .map(name -> resources.pointer("requests") + "/" + PointerPattern.escape(name)));
    }

    private static Stream<String> members(JsonNode map, Predicate<Map.Entry<String, JsonNode>> violated) {
        return map.properties().stream().filter(violated).map(Map.Entry::getKey);
    }
}

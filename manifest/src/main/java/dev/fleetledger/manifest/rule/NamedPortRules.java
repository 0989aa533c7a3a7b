package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.table.Collector;

/** Hooks, probes and logs of a container against the rest of its pod. */
final class NamedPortRules {
    private static final List<String> PORTS = List.of("/probes/*/httpGet/port", "/probes/*/tcpSocket/port",
        "/lifecycle/postStart/httpGet/port", "/lifecycle/preStop/httpGet/port");

    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "NamedPortIsUnknown", "The container has no port of this name.",
        "Write the name of a port of this container, or a number.",
            NamedPortRules::findUnknownPorts),
        rule(CONTAINERS, "SleepExceedsScaleInWindow", "The sleep is longer than the scale-in window, so the pod is killed "
                + "before it is over.",
                "Shorten the sleep, or widen the scale-in window.",
            draft -> {
                long window = Json.integer(draft.of(ADVANCED).path("upgrade"), "terminationGracePeriodSeconds", 30);
                return draft.matchInContainers("/lifecycle/postStart/sleep", "/lifecycle/preStop/sleep")
                    .filter(sleep -> Json.integer(sleep.node(), "seconds", 0) > window).map(sleep -> sleep.pointer("seconds")).toList();
            }),
        warning(CONTAINERS, "ClaimIsShared", "All pods of the DaemonSet share this one claim.",
                "Make sure that the claim has the access mode ReadWriteMany, or mount it read-only.",
            draft -> draft.match(CONTAINERS, "/volumes/*/persistentVolumeClaim").stream()
                .filter(claim -> !Json.isTrue(claim.node(), "readOnly")).map(PathMatch::pointer).toList()),
        rule(CONTAINERS, "NameIsTooLongForCollector", "The name is too long for the annotation by which the log collector finds the "
                + "container.",
            "Shorten the container's name.", draft -> draft.containers().stream().filter(NamedPortRules::hasTooLongAnnotation)
                .map(container -> container.pointer("name")).toList()));

    private NamedPortRules() {
    }

    private static List<String> findUnknownPorts(DraftSnapshot draft) {
        List<String> unknown = new ArrayList<>();
        for (PathMatch container : draft.containers()) {
            Set<String> names = inside(container, "/ports/*/name").stream().map(name -> name.node().stringValue(""))
                    .filter(name -> !name.isEmpty()).collect(Collectors.toSet());
            PORTS.forEach(path -> inside(container, path).stream()
                .filter(port -> port.node().isString() && !names.contains(port.node().stringValue()))
                .forEach(port -> unknown.add(port.pointer())));
        }
        return List.copyOf(unknown);
    }

    private static boolean hasTooLongAnnotation(PathMatch container) {
        var logs = container.node().path("logs");
        return !logs.path("stdout").booleanValue(true) && Collector.of(Json.text(logs, "collector")).orElse(Collector.DEFAULT)
            .stdoutOff().of(Json.text(container.node(), "name")).keySet().stream().anyMatch(key -> !NameSyntax.isKey(key));
    }
}

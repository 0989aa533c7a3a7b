package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Containers that run side by side share the ports of the pod and of its node. Each init container has both to itself. */
final class PortRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "ContainerPortIsTaken", "Another port of the pod has this protocol and number.",
            "Use a number once per protocol: the containers of a pod share one address.",
            draft -> findTaken(draft, PortRules::containerPort, "containerPort")),
        rule(CONTAINERS, "HostPortIsTaken", "Another port of the pod takes this protocol, host address and host port.",
            "Use a host port once per protocol and address.",
            draft -> findTaken(draft, PortRules::hostPort, "hostPort")));

    private PortRules() {
    }

    private static List<String> findTaken(DraftSnapshot draft, Function<PathMatch, @Nullable Object> key, String member) {
        Stream<List<PathMatch>> groups = Stream.concat(Stream.of(draft.concurrentContainers()), draft.sequentialInitContainers().stream()
                .map(List::of));
        return groups.flatMap(containers -> pointers(repeated(ports(containers), key), member).stream()).toList();
    }

    static List<PathMatch> ports(List<PathMatch> containers) {
        return containers.stream().flatMap(container -> inside(container, "/ports/*").stream()).toList();
    }

    private static @Nullable Object containerPort(PathMatch port) {
        long number = Json.integer(port.node(), "containerPort", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), number);
    }

    private static @Nullable Object hostPort(PathMatch port) {
        long number = Json.integer(port.node(), "hostPort", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), Json.text(port.node(), "hostIP"), number);
    }
}

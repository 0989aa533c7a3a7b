package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.SERVICES;
import static dev.fleetledger.manifest.draft.DraftSnapshot.inside;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.draft.DraftSnapshot.textKey;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.table.ServiceType;

/** Ports of Services, against each other and against those of the containers. */
final class ServicePortRules {
    static final List<CrossRule> ALL = List.of(
        rule(SERVICES, "ServicePortsAreMissing", "The Service has no port.", "Add a port.",
            draft -> draft.match(SERVICES, "/services/*").stream()
                .filter(service -> ServiceType.of(service.node()).needsPorts() && service.node().path("ports").isEmpty())
                .map(service -> service.pointer("ports")).toList()),
        rule(SERVICES, "ServicePortNameIsMissing", "A Service with several ports needs a name for each, and this one has none.",
        "Give it a name.",
            draft -> draft.match(SERVICES, "/services/*").stream().filter(service -> service.node().path("ports").size() > 1)
                .flatMap(service -> inside(service, "/ports/*").stream()).filter(port -> Json.text(port.node(), "name").isEmpty())
                .map(port -> port.pointer("name")).toList()),
        perService("ServicePortNameIsTaken", "Another port of the Service has this name.", port -> textKey(port, "name"), "name"),
        perService("ServicePortIsTaken", "Another port of the Service has this protocol and number.", ServicePortRules::port, "port"),
        rule(SERVICES, "NodePortIsTaken", "Another port of the workload has this node port.",
                "Use a node port once; only protocols of one service port may share it.",
            ServicePortRules::findTakenNodePorts),
        rule(SERVICES, "NodePortNeedsNodes", "Only a Service of the types NodePort and LoadBalancer has node ports, and this one has "
                + "another type.",
                "Leave nodePort out, or set the type to NodePort or LoadBalancer.",
            draft -> draft.match(SERVICES, "/services/*").stream().filter(service -> !ServiceType.of(service.node()).hasNodePorts())
                .flatMap(service -> inside(service, "/ports/*").stream()).filter(port -> Json.integer(port.node(), "nodePort", 0) != 0)
                .map(port -> port.pointer("nodePort")).toList()),
        rule(SERVICES, "TargetPortIsUnknown", "No container has a port of this name.",
        "Write the name of a port that a container has, or a number.",
                draft -> {
            Set<String> names = PortRules.ports(draft.concurrentContainers()).stream()
                .map(port -> Json.text(port.node(), "name")).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
            return ports(draft).stream().filter(port -> port.node().path("targetPort").isString())
                .filter(port -> !names.contains(Json.text(port.node(), "targetPort"))).map(port -> port.pointer("targetPort")).toList();
        }));

    private ServicePortRules() {
    }

    private static CrossRule perService(String name, String message, Function<PathMatch, @Nullable Object> key, String member) {
        return rule(SERVICES, name, message, "Change one of them.", draft -> draft.match(SERVICES, "/services/*").stream()
            .flatMap(service -> pointers(repeated(inside(service, "/ports/*"), key), member).stream()).toList());
    }

    private static List<PathMatch> ports(DraftSnapshot draft) {
        return draft.match(SERVICES, "/services/*/ports/*");
    }

    private static @Nullable Object port(PathMatch port) {
        long number = Json.integer(port.node(), "port", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), number);
    }

    /** An API server allocates one node port to all ports of a service that differ only in their protocols (initNodePorts, 1.35). */
    private static List<String> findTakenNodePorts(DraftSnapshot draft) {
        Map<Long, PathMatch> first = new HashMap<>();
        List<String> taken = new ArrayList<>();
        for (PathMatch port : ports(draft)) {
            long number = Json.integer(port.node(), "nodePort", 0);
            PathMatch other = number == 0 ? null : first.putIfAbsent(number, port);
            boolean isShared = other != null && other.wildcards().getFirst().equals(port.wildcards().getFirst())
                    && !Objects.equals(port(other), port(port))
                && Json.integer(other.node(), "port", 0) == Json.integer(port.node(), "port", 0);
            if (other != null && !isShared) {
                taken.add(port.pointer("nodePort"));
            }
        }
        return taken;
    }
}

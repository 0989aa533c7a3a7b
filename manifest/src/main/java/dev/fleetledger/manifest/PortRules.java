package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.CrossRule.at;
import static dev.fleetledger.manifest.CrossRule.rule;
import static dev.fleetledger.manifest.Draft.repeated;
import static dev.fleetledger.manifest.Step.CONTAINERS;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Ports of the containers of one pod share its address, and its node's. */
final class PortRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "ContainerPortIsTaken", "Another port of the pod has this protocol and number.",
            "Use a number once per protocol: the containers of a pod share one address.",
            draft -> at(repeated(draft.each(CONTAINERS, "/containers/*/ports/*"), PortRules::containerPort), "containerPort")),
        rule(CONTAINERS, "HostPortIsTaken", "Another port of the pod takes this protocol, host address and host port.",
            "Use a host port once per protocol and address.",
            draft -> at(repeated(draft.each(CONTAINERS, "/containers/*/ports/*"), PortRules::hostPort), "hostPort")));

    private PortRules() {
    }

    private static @Nullable Object containerPort(Found port) {
        long number = Json.whole(port.node(), "containerPort", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), number);
    }

    private static @Nullable Object hostPort(Found port) {
        long number = Json.whole(port.node(), "hostPort", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), Json.text(port.node(), "hostIP"), number);
    }
}

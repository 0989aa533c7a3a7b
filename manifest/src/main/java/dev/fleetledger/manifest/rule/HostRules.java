package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Effects of sharing the node's network and processes, and DNS. */
final class HostRules {
    static final List<CrossRule> ALL = List.of(
        rule(CONTAINERS, "HostPortIsAnotherOnHostNetwork", "With hostNetwork a container's port is the node's port, so hostPort can't be "
                + "another number.",
            "Leave hostPort out, or set it to the number of containerPort.",
            draft -> pointers(hostNetworkPorts(draft, port -> Json.integer(port, "hostPort", 0) != 0
                && Json.integer(port, "hostPort", 0) != Json.integer(port, "containerPort", 0)), "hostPort")),
        rule(CONTAINERS, "HostNetworkPortIsTaken", "With hostNetwork this is a port of the node, and another port of the workload takes "
                + "the same number.",
                "Use a number once.",
            draft -> isEnabled(draft, "hostNetwork")
            ? pointers(repeated(PortRules.ports(draft.concurrentContainers()), HostRules::port), "containerPort") : List.of()),
        rule(ADVANCED, "ProcessesAreSharedTwice", "hostPID and shareProcessNamespace are both on, and Kubernetes allows one of them: "
                + "with hostPID, the containers see all processes of the node already.", "Turn off hostPID or shareProcessNamespace.",
            draft -> isEnabled(draft, "hostPID") && isEnabled(draft, "shareProcessNamespace") ? List.of("/scheduling/shareProcessNamespace")
            : List.of()),
        rule(ADVANCED, "NameServersAreMissing", "With the DNS policy None the pods use only the name servers given here, and there is "
                + "none.", "Add the IP address of a name server, or choose another DNS policy.",
            draft -> Json.text(dns(draft), "policy").equals("None") && dns(draft).path("nameservers").isEmpty()
                ? List.of("/dns/nameservers") : List.of()),
        rule(ADVANCED, "HostAliasAddressIsTaken", "Another host alias has this IP address.", "Put the host names of both into one alias.",
            draft -> pointers(repeated(draft.match(ADVANCED, "/hostAliases/*"), alias -> DraftSnapshot.textKey(alias, "ip")), "ip")));

    private HostRules() {
    }

    private static boolean isEnabled(DraftSnapshot draft, String setting) {
        return Json.isTrue(draft.of(ADVANCED).path("scheduling"), setting);
    }

    private static JsonNode dns(DraftSnapshot draft) {
        return draft.of(ADVANCED).path("dns");
    }

    private static List<PathMatch> hostNetworkPorts(DraftSnapshot draft, Predicate<JsonNode> violated) {
        return isEnabled(draft, "hostNetwork")
            ? draft.match(CONTAINERS, "/containers/*/ports/*").stream().filter(port -> violated.test(port.node())).toList() : List.of();
    }

    private static @Nullable Object port(PathMatch port) {
        long number = Json.integer(port.node(), "containerPort", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), Json.text(port.node(), "hostIP"), number);
    }
}

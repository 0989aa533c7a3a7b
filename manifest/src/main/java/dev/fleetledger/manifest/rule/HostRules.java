package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.CONTAINERS;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.rule.CrossRule.at;
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
        rule(CONTAINERS, "HostPortIsAnotherOnHostNetwork", "On the host's network a container's port is the node's port.",
            "Leave the host port out, or use the same number.",
            draftSnapshot -> at(onHost(draftSnapshot, port -> Json.whole(port, "hostPort", 0) != 0
                && Json.whole(port, "hostPort", 0) != Json.whole(port, "containerPort", 0)), "hostPort")),
        rule(CONTAINERS, "HostNetworkPortIsTaken", "On the host's network another port takes this number of the node.", "Use a number once.",
            draftSnapshot -> is(draftSnapshot, "hostNetwork") ? at(repeated(PortRules.ports(draftSnapshot.concurrentContainers()), HostRules::port), "containerPort") : List.of()),
        rule(ADVANCED, "ProcessesAreSharedTwice", "Processes are shared with the node already.", "Choose host PID or sharing in the pod.",
            draftSnapshot -> is(draftSnapshot, "hostPID") && is(draftSnapshot, "shareProcessNamespace") ? List.of("/scheduling/shareProcessNamespace") : List.of()),
        rule(ADVANCED, "NameServersAreMissing", "With the policy None nobody says where to ask.", "Add a name server.",
            draftSnapshot -> Json.text(dns(draftSnapshot), "policy").equals("None") && dns(draftSnapshot).path("nameservers").isEmpty()
                ? List.of("/dns/nameservers") : List.of()),
        rule(ADVANCED, "HostAliasAddressIsTaken", "Another alias has this address.", "Put the host names together.",
            draftSnapshot -> at(repeated(draftSnapshot.match(ADVANCED, "/hostAliases/*"), alias -> DraftSnapshot.textKey(alias, "ip")), "ip")));

    private HostRules() {
    }

    private static boolean is(DraftSnapshot draftSnapshot, String setting) {
        return Json.isTrue(draftSnapshot.of(ADVANCED).path("scheduling"), setting);
    }

    private static JsonNode dns(DraftSnapshot draftSnapshot) {
        return draftSnapshot.of(ADVANCED).path("dns");
    }

    private static List<PathMatch> onHost(DraftSnapshot draftSnapshot, Predicate<JsonNode> broken) {
        return is(draftSnapshot, "hostNetwork")
            ? draftSnapshot.match(CONTAINERS, "/containers/*/ports/*").stream().filter(port -> broken.test(port.node())).toList() : List.of();
    }

    private static @Nullable Object port(PathMatch port) {
        long number = Json.whole(port.node(), "containerPort", 0);
        return number == 0 ? null : List.of(Json.text(port.node(), "protocol"), Json.text(port.node(), "hostIP"), number);
    }
}

package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.NodeEligibility;
import dev.fleetledger.judgement.nodes.NodeEligibility.Fit;

/** Checks whether another DaemonSet uses the same port on the same nodes: then one of the two pods stays pending forever. */
final class HostPortCheck implements PreviewCheck {

    private static final int MAX_DAEMON_SETS = 2_000;
    private static final List<String> ANY_ADDRESS = List.of("", "0.0.0.0", "::");

    private record HostPort(int port, String protocol, String ip) {

        boolean conflictsWith(HostPort other) {
            return port == other.port && protocol.equals(other.protocol)
                    && (ip.equals(other.ip) || ANY_ADDRESS.contains(ip) || ANY_ADDRESS.contains(other.ip));
        }

        @Override
        public String toString() {
            return port + "/" + protocol;
        }
    }

    @Override
    public void run(PreviewContext context) {
        List<HostPort> ours = ports(context.template());
        if (!ours.isEmpty()) {
            context.api().forEach("apis/apps/v1/daemonsets", MAX_DAEMON_SETS, other -> compare(context, ours, other));
        }
    }

    private static void compare(PreviewContext context, List<HostPort> ours, JsonNode other) {
        PodTemplate template = new PodTemplate(other);
        if (template.name().equals(context.template().name()) && template.namespace().equals(context.template().namespace())) {
            return;
        }
        ports(template).stream().filter(port -> ours.stream().anyMatch(port::conflictsWith)).findFirst()
                .ifPresent(port -> addConflict(context, template, port));
    }

    private static void addConflict(PreviewContext context, PodTemplate other, HostPort port) {
        NodeEligibility eligibility = NodeEligibility.of(other.daemonSet());
        List<Node> shared = context.matching().stream().filter(node -> eligibility.fit(node) == Fit.GETS_A_POD).toList();
        if (!shared.isEmpty()) {
            context.findings().addWarning("HostPortTaken", "DaemonSet/" + other.name(), "DaemonSet " + other.namespace() + "/"
                    + other.name()
                    + " takes port " + port + " of " + shared.size() + " of the same nodes, for one " + shared.getFirst().name());
        }
    }

    /** With the host's network every container port is a host port. */
    private static List<HostPort> ports(PodTemplate template) {
        boolean onHost = template.spec().path("hostNetwork").asBoolean(false);
        Stream<JsonNode> all = template.containers().stream().flatMap(container -> container.path("ports").valueStream());
        return all.map(port -> new HostPort(port.path(onHost && !port.has("hostPort") ? "containerPort" : "hostPort").asInt(0),
                port.path("protocol").asString("TCP"), port.path("hostIP").asString(""))).filter(port -> port.port > 0).toList();
    }
}

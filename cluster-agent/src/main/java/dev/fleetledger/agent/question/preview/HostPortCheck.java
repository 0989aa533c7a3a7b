package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.NodeEligibility;
import dev.fleetledger.judgement.nodes.NodeEligibility.Fit;

/** Checks whether another DaemonSet uses the same port on the same nodes: then one of the two pods stays pending forever. */
final class HostPortCheck implements PreviewCheck {

    private static final int MOST = 2_000;
    private static final List<String> EVERYWHERE = List.of("", "0.0.0.0", "::");

    private record HostPort(int port, String protocol, String ip) {

        boolean clashes(HostPort other) {
            return port == other.port && protocol.equals(other.protocol)
                    && (ip.equals(other.ip) || EVERYWHERE.contains(ip) || EVERYWHERE.contains(other.ip));
        }

        @Override
        public String toString() {
            return port + "/" + protocol;
        }
    }

    @Override
    public void run(PreviewContext previewContext) {
        List<HostPort> ours = ports(previewContext.template());
        if (!ours.isEmpty()) {
            previewContext.looking().each("apis/apps/v1/daemonsets", MOST, other -> compare(previewContext, ours, other));
        }
    }

    private static void compare(PreviewContext previewContext, List<HostPort> ours, JsonNode other) {
        PodTemplate podTemplate = new PodTemplate(other);
        if (podTemplate.name().equals(previewContext.template().name()) && podTemplate.namespace().equals(previewContext.template().namespace())) {
            return;
        }
        ports(podTemplate).stream().filter(port -> ours.stream().anyMatch(port::clashes)).findFirst()
                .ifPresent(port -> clash(previewContext, podTemplate, port));
    }

    private static void clash(PreviewContext previewContext, PodTemplate other, HostPort port) {
        NodeEligibility nodeEligibility = NodeEligibility.of(other.daemonSet());
        List<Node> shared = previewContext.matching().stream().filter(node -> nodeEligibility.fit(node) == Fit.GETS_A_POD).toList();
        if (!shared.isEmpty()) {
            previewContext.findings().addWarning("HostPortTaken", "DaemonSet/" + other.name(), "DaemonSet " + other.namespace() + "/" + other.name()
                    + " takes port " + port + " of " + shared.size() + " of the same nodes, for one " + shared.getFirst().name());
        }
    }

    /** With the host's network every container port is a host port. */
    private static List<HostPort> ports(PodTemplate podTemplate) {
        boolean onHost = podTemplate.spec().path("hostNetwork").asBoolean(false);
        Stream<JsonNode> all = podTemplate.containers().stream().flatMap(container -> container.path("ports").valueStream());
        return all.map(port -> new HostPort(port.path(onHost && !port.has("hostPort") ? "containerPort" : "hostPort").asInt(0),
                port.path("protocol").asString("TCP"), port.path("hostIP").asString(""))).filter(port -> port.port > 0).toList();
    }
}

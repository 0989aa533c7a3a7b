package dev.fleetledger.agent.question.preview;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.Scheduling;
import dev.fleetledger.judgement.nodes.Scheduling.Fit;

/** Checks whether another DaemonSet uses the same port on the same nodes: then one of the two pods stays pending forever. */
final class HostPorts implements Check {

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
    public void look(Scene scene) {
        List<HostPort> ours = ports(scene.template());
        if (!ours.isEmpty()) {
            scene.looking().each("apis/apps/v1/daemonsets", MOST, other -> compare(scene, ours, other));
        }
    }

    private static void compare(Scene scene, List<HostPort> ours, JsonNode other) {
        Template template = new Template(other);
        if (template.name().equals(scene.template().name()) && template.namespace().equals(scene.template().namespace())) {
            return;
        }
        ports(template).stream().filter(port -> ours.stream().anyMatch(port::clashes)).findFirst()
                .ifPresent(port -> clash(scene, template, port));
    }

    private static void clash(Scene scene, Template other, HostPort port) {
        Scheduling scheduling = Scheduling.of(other.daemonSet());
        List<Node> shared = scene.matching().stream().filter(node -> scheduling.on(node) == Fit.GETS_A_POD).toList();
        if (!shared.isEmpty()) {
            scene.findings().warns("HostPortTaken", "DaemonSet/" + other.name(), "DaemonSet " + other.namespace() + "/" + other.name()
                    + " takes port " + port + " of " + shared.size() + " of the same nodes, for one " + shared.getFirst().name());
        }
    }

    /** With the host's network every container port is a host port. */
    private static List<HostPort> ports(Template template) {
        boolean onHost = template.spec().path("hostNetwork").asBoolean(false);
        Stream<JsonNode> all = template.containers().stream().flatMap(container -> container.path("ports").valueStream());
        return all.map(port -> new HostPort(port.path(onHost && !port.has("hostPort") ? "containerPort" : "hostPort").asInt(0),
                port.path("protocol").asString("TCP"), port.path("hostIP").asString(""))).filter(port -> port.port > 0).toList();
    }
}

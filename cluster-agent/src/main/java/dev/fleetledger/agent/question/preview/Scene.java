package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.question.Findings;
import dev.fleetledger.agent.question.Looking;
import dev.fleetledger.judgement.nodes.Node;

/**
 * What the checks look at.
 *
 * @param template  of the DaemonSet as it would stand
 * @param live      the DaemonSet as it stands; absent if there is none
 * @param warnings  what the API server said beside its answer to the trial
 * @param nodes     all of the cluster
 * @param matching  those of them that get a pod
 * @param namespace as it stands; absent as long as it doesn't
 */
record Scene(Looking looking, Template template, @Nullable Live live, List<String> warnings, List<Node> nodes, List<Node> matching,
        @Nullable Live namespace, Findings findings) {

    private static final int MOST = 500;

    String subject() {
        return "DaemonSet/" + template.name();
    }

    /** @return things of the namespace, which are none as long as it isn't there */
    List<JsonNode> inNamespace(String plural) {
        List<JsonNode> found = new ArrayList<>();
        if (namespace != null) {
            looking.each("api/v1/namespaces/" + template.namespace() + "/" + plural, MOST, found::add);
        }
        return found;
    }
}

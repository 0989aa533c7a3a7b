package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.question.FindingCollector;
import dev.fleetledger.agent.question.ReadOnlyApi;
import dev.fleetledger.judgement.nodes.Node;

/**
 * Input of the checks.
 *
 * @param template  of the DaemonSet as it would be
 * @param live      the live DaemonSet; absent if there is none
 * @param warnings  the API server's warnings to the dry run
 * @param nodes     all nodes of the cluster
 * @param matching  the nodes that get a pod
 * @param namespace the live namespace; absent if it doesn't exist
 */
record PreviewContext(ReadOnlyApi api, PodTemplate template, @Nullable LiveObject live, List<String> warnings, List<Node> nodes,
        List<Node> matching,
        @Nullable LiveObject namespace, FindingCollector findings) {

    private static final int MAX_OBJECTS = 500;

    String subject() {
        return "DaemonSet/" + template.name();
    }

    /** @return objects of the namespace; none if it doesn't exist */
    List<JsonNode> listInNamespace(String plural) {
        List<JsonNode> found = new ArrayList<>();
        if (namespace != null) {
            api.forEach("api/v1/namespaces/" + template.namespace() + "/" + plural, MAX_OBJECTS, found::add);
        }
        return found;
    }
}

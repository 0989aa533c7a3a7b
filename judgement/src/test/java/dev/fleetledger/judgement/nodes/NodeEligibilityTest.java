package dev.fleetledger.judgement.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.judgement.nodes.NodeEligibility.Fit;

/** Checks the rules on their own; {@code NodePromises} of the agent compares the number of nodes with the real DaemonSet controller. */
class NodeEligibilityTest {

    /**
     * @param podSpec the fields that concern scheduling
     * @param node    without its metadata.name
     */
    record Case(String podSpec, String labels, String taints, Fit fit) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("{}", "{}", "[]", Fit.GETS_A_POD),
                selects("{\"disk\":\"ssd\"}", "{\"disk\":\"ssd\"}", Fit.GETS_A_POD),
                selects("{\"disk\":\"ssd\"}", "{\"disk\":\"hdd\"}", Fit.UNSELECTED),
                selects("{\"disk\":\"\"}", "{}", Fit.UNSELECTED),
                requires("disk", "In", "[\"ssd\",\"nvme\"]", "{\"disk\":\"nvme\"}", Fit.GETS_A_POD),
                requires("disk", "In", "[\"ssd\"]", "{}", Fit.UNSELECTED),
                requires("disk", "NotIn", "[\"hdd\"]", "{}", Fit.GETS_A_POD),
                requires("disk", "NotIn", "[\"hdd\"]", "{\"disk\":\"hdd\"}", Fit.UNSELECTED),
                requires("gpu", "Exists", "[]", "{\"gpu\":\"\"}", Fit.GETS_A_POD),
                requires("gpu", "Exists", "[]", "{}", Fit.UNSELECTED),
                requires("gpu", "DoesNotExist", "[]", "{}", Fit.GETS_A_POD),
                requires("gpu", "DoesNotExist", "[]", "{\"gpu\":\"a\"}", Fit.UNSELECTED),
                requires("cores", "Gt", "[\"8\"]", "{\"cores\":\"16\"}", Fit.GETS_A_POD),
                requires("cores", "Gt", "[\"8\"]", "{\"cores\":\"8\"}", Fit.UNSELECTED),
                requires("cores", "Gt", "[\"8\"]", "{\"cores\":\"many\"}", Fit.UNSELECTED),
                requires("cores", "Lt", "[\"8\"]", "{\"cores\":\"4\"}", Fit.GETS_A_POD),
                requires("cores", "Lt", "[\"8\"]", "{}", Fit.UNSELECTED),
                requires("cores", "Near", "[\"8\"]", "{\"cores\":\"8\"}", Fit.UNSELECTED),
                terms("[]", Fit.UNSELECTED),
                terms("[{}]", Fit.UNSELECTED),
                terms("[{},{\"matchFields\":[{\"key\":\"metadata.name\",\"operator\":\"In\",\"values\":[\"n1\"]}]}]", Fit.GETS_A_POD),
                terms("[{\"matchFields\":[{\"key\":\"metadata.name\",\"operator\":\"NotIn\",\"values\":[\"n1\"]}]}]", Fit.UNSELECTED),
                taint("[]", "{\"key\":\"a\",\"effect\":\"NoSchedule\"}", Fit.TAINTED),
                taint("[]", "{\"key\":\"a\",\"effect\":\"NoExecute\"}", Fit.TAINTED),
                taint("[]", "{\"key\":\"a\",\"effect\":\"PreferNoSchedule\"}", Fit.GETS_A_POD),
                taint("[{\"operator\":\"Exists\"}]", "{\"key\":\"a\",\"value\":\"b\",\"effect\":\"NoExecute\"}", Fit.GETS_A_POD),
                taint("[{\"key\":\"a\",\"operator\":\"Exists\",\"effect\":\"NoSchedule\"}]", "{\"key\":\"a\",\"effect\":\"NoExecute\"}",
                        Fit.TAINTED),
                taint("[{\"key\":\"a\",\"value\":\"b\"}]", "{\"key\":\"a\",\"value\":\"b\",\"effect\":\"NoSchedule\"}", Fit.GETS_A_POD),
                taint("[{\"key\":\"a\",\"value\":\"c\"}]", "{\"key\":\"a\",\"value\":\"b\",\"effect\":\"NoSchedule\"}", Fit.TAINTED),
                taint("[]", "{\"key\":\"node.kubernetes.io/unschedulable\",\"effect\":\"NoSchedule\"}", Fit.GETS_A_POD),
                taint("[]", "{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoExecute\"}", Fit.GETS_A_POD),
                taint("[]", "{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoSchedule\"}", Fit.TAINTED),
                taint("[]", "{\"key\":\"node.kubernetes.io/network-unavailable\",\"effect\":\"NoSchedule\"}", Fit.TAINTED),
                new Case("{\"hostNetwork\":true}", "{}", "[{\"key\":\"node.kubernetes.io/network-unavailable\",\"effect\":\"NoSchedule\"}]",
                        Fit.GETS_A_POD));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decidesFitAsDaemonSetControllerDoes(Case c) {
        assertThat(eligibility(c.podSpec).fit(node("n1", c.labels, c.taints, true))).isEqualTo(c.fit);
    }

    @Test
    void countsNodesByFit() {
        List<Node> nodes = List.of(node("n1", "{\"disk\":\"ssd\"}", "[]", true), node("n2", "{\"disk\":\"ssd\"}", "[]", false),
                node("n3", "{\"disk\":\"ssd\"}", "[{\"key\":\"a\",\"effect\":\"NoSchedule\"}]", true), node("n4", "{}", "[]", true));

        assertThat(eligibility("{\"nodeSelector\":{\"disk\":\"ssd\"}}").match(nodes)).isEqualTo(new NodeMatch(4, 2, 1, 1, 1));
    }

    private static Case selects(String nodeSelector, String labels, Fit fit) {
        return new Case("{\"nodeSelector\":" + nodeSelector + "}", labels, "[]", fit);
    }

    private static Case requires(String key, String operator, String values, String labels, Fit fit) {
        return new Case(affinity("[{\"matchExpressions\":[{\"key\":\"%s\",\"operator\":\"%s\",\"values\":%s}]}]".formatted(key, operator,
                values)),
                labels, "[]", fit);
    }

    private static Case terms(String terms, Fit fit) {
        return new Case(affinity(terms), "{}", "[]", fit);
    }

    private static Case taint(String tolerations, String taint, Fit fit) {
        return new Case("{\"tolerations\":" + tolerations + "}", "{}", "[" + taint + "]", fit);
    }

    private static String affinity(String terms) {
        return "{\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":{\"nodeSelectorTerms\":" + terms
                + "}}}}";
    }

    private static NodeEligibility eligibility(String podSpec) {
        return NodeEligibility.of(json("{\"spec\":{\"template\":{\"spec\":" + podSpec + "}}}"));
    }

    private static Node node(String name, String labels, String taints, boolean ready) {
        return Node.of(json("""
                {"metadata":{"name":"%s","labels":%s},"spec":{"taints":%s},
                 "status":{"conditions":[{"type":"Ready","status":"%s"}]}}""".formatted(name, labels, taints, ready ? "True" : "Unknown")));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

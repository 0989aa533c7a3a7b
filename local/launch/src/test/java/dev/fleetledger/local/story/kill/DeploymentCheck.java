package dev.fleetledger.local.story.kill;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.local.story.kill.ExpectedWorkload.ExpectedDeployment;

/** The interface lists exactly the workloads and deployments that the commands have made, each in the state that was wanted last. */
public record DeploymentCheck(ListReader reader, List<ExpectedWorkload> workloads) implements Check {

    @Override
    public List<String> findDiscrepancies() {
        Map<String, JsonNode> listed = reader.readAll("/workloads").stream()
                .collect(toMap(workload -> workload.path("id").asString(), Function.identity()));
        List<String> found = new ArrayList<>();
        for (ExpectedWorkload expected : workloads) {
            JsonNode workload = listed.remove(expected.id());
            if (workload == null) {
                found.add("workload " + expected.name() + " " + expected.id() + " is not listed");
            } else {
                compare("revision of " + expected.name(), expected.revision(), workload.path("revision").asInt(), found);
                compareDeployments(expected, found);
            }
        }
        listed.values().forEach(workload -> found.add("a workload of no command: " + workload));
        return found;
    }

    private void compareDeployments(ExpectedWorkload expected, List<String> found) {
        Map<String, String> deployments = new TreeMap<>();
        reader.readAll("/workloads/" + expected.id() + "/deployments").forEach(deployment ->
                deployments.put(deployment.path("cluster").asString(), describe(deployment)));
        Map<String, String> wanted = new TreeMap<>();
        expected.deployments().forEach((cluster, deployment) -> wanted.put(cluster, describe(deployment)));
        compare("deployments of " + expected.name(), wanted, deployments, found);
    }

    private static String describe(ExpectedDeployment deployment) {
        return describe(deployment.status(), deployment.generation(), deployment.generation());
    }

    private static String describe(JsonNode deployment) {
        String code = deployment.at("/statusReason/code").asString("");
        String status = deployment.path("status").asString("") + (code.isEmpty() ? "" : " (" + code + ")");
        return describe(status, deployment.at("/wanted/generation").asLong(),
                deployment.at("/observed/generation").asLong());
    }

    /** Once a deployment has ended, nothing of it is observed any more. */
    private static String describe(String status, long wanted, long observed) {
        String running = status.equals(ExpectedWorkload.RUNNING) ? ", " + observed + " observed" : "";
        return status + ", generation " + wanted + " wanted" + running;
    }

    private static void compare(String what, Object expected, Object found, List<String> discrepancies) {
        if (!expected.equals(found)) {
            discrepancies.add(what + ": " + found + " instead of " + expected);
        }
    }
}

package dev.fleetledger.command.rollout.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;

class ServiceChangesTest {

    private static final List<String> NONE = List.of();

    @Test
    void dropsServiceThatNoLongerExists() {
        assertThat(ServiceChanges.of(running(NONE, NONE), services("a", "b"), services("b")))
                .isEqualTo(new ServiceChanges(List.of("Service/a"), NONE));
    }

    @Test
    void keepsPendingDropUnlessServiceReturns() {
        assertThat(ServiceChanges.of(running(List.of("Service/old", "Service/back"), NONE), services("a"), services("a", "back")))
                .isEqualTo(new ServiceChanges(List.of("Service/old"), NONE));
    }

    @Test
    void replacesServiceThatGetsClusterIp() {
        assertThat(ServiceChanges.of(running(NONE, NONE), services("a/None"), services("a")))
                .isEqualTo(new ServiceChanges(NONE, List.of("Service/a")));
        assertThat(ServiceChanges.of(running(NONE, List.of("Service/a", "Service/b")), services("a", "b"), services("a")))
                .isEqualTo(new ServiceChanges(List.of("Service/b"), List.of("Service/a")));
    }

    @Test
    void doesNotContinueAfterReleaseOrEnd() {
        assertThat(ServiceChanges.ownsObjects(new Deployment.Ending(wanted(DeploymentAction.RELEASE, NONE, NONE)))).isFalse();
        assertThat(ServiceChanges.ownsObjects(new Deployment.Ending(wanted(DeploymentAction.REMOVE, NONE, NONE)))).isTrue();
        assertThat(ServiceChanges.ownsObjects(new Deployment.Ended(wanted(DeploymentAction.REMOVE, NONE, NONE)))).isFalse();
    }

    private static Deployment running(List<String> dropped, List<String> replaced) {
        return new Deployment.Running(wanted(DeploymentAction.APPLY, dropped, replaced), false);
    }

    private static Wanted wanted(DeploymentAction action, List<String> dropped, List<String> replaced) {
        return new Wanted(new UUID(1, 1), "eu-1", 1, new UUID(2, 2), action, "default", "daemon", 1, "sha256:a", null, "refuse", "correct",
                "PT10M",
                dropped, replaced);
    }

    /** @param specs names of Services, each optionally followed by a slash and its cluster IP */
    private static JsonNode services(String... specs) {
        ArrayNode objects = ContractJson.MAPPER.createArrayNode();
        Arrays.stream(specs).map(name -> name.split("/")).forEach(parts -> {
            var service = objects.addObject().put("apiVersion", "v1").put("kind", "Service");
            service.putObject("metadata").put("name", parts[0]);
            var spec = service.putObject("spec");
            if (parts.length > 1) {
                spec.put("clusterIP", parts[1]);
            }
        });
        return objects;
    }
}

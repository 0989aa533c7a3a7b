package dev.fleetledger.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

/** The live Service is ours and has generation 4; the intent of generation 5 changes it. */
class ServiceReplacementTest {

    private static final UUID INSTALLATION = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID WORKLOAD = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @ParameterizedTest(name = "from {0} to {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # live                                              | wanted                                            | replaced | step
            "clusterIP":"10.0.0.1"                              | "type":"ClusterIP"                                |          | Update
            "clusterIP":"10.0.0.1"                              | "type":"NodePort"                                 |          | Update
            "clusterIP":"None"                                  | "clusterIP":"None"                                | web      | Update
            "clusterIP":"10.0.0.1"                              | "clusterIP":"None"                                | web      | Replace
            "clusterIP":"None"                                  | "type":"ClusterIP"                                | web      | Replace
            "clusterIP":"None"                                  | "type":"ClusterIP"                                | other    | Refuse
            "clusterIP":"None"                                  | "type":"ClusterIP"                                |          | Refuse
            "type":"ExternalName","externalName":"a.b"          | "clusterIP":"None"                                |          | Update
            "clusterIP":"None"                                  | "type":"ExternalName","externalName":"a.b"        |          | Update
            "type":"LoadBalancer","loadBalancerClass":"a/a"     | "type":"LoadBalancer","loadBalancerClass":"a/b"   | web      | Replace
            "type":"LoadBalancer","loadBalancerClass":"a/a"     | "type":"LoadBalancer"                             | web      | Replace
            "type":"LoadBalancer"                               | "type":"LoadBalancer","loadBalancerClass":"a/b"   |          | Refuse
            "type":"LoadBalancer","loadBalancerClass":"a/a"     | "type":"ClusterIP"                                |          | Update
            """, quoteCharacter = '\'')
    void replacesServiceOnlyIfNecessaryAndPermitted(String live, String wanted, String replaced, String step) {
        PlannedAction planned = plan(live, wanted, replaced, AppliedRecord.NOTHING);

        assertThat(planned.getClass().getSimpleName()).isEqualTo(step);
    }

    @Test
    void replacesServiceOncePerGeneration() {
        AppliedRecord alreadyReplaced = new AppliedRecord(null, EpochGeneration.NONE, new EpochGeneration(1, 5));

        assertThat(plan("\"clusterIP\":\"None\"", "\"type\":\"ClusterIP\"", "web", alreadyReplaced))
                .isInstanceOf(PlannedAction.Refuse.class);
    }

    @Test
    void dropsOnlyNamedServicesOfNamespace() {
        assertThat(DroppedServices.of(intent(List.of("Service/old", "Service/web"), null)))
                .as("web is wanted").containsExactly(ObjectRef.service("monitoring", "old"));
        assertThat(DroppedServices.hasOnlyServices(intent(List.of("Service/old"), List.of("Service/web")))).isTrue();
        assertThat(DroppedServices.hasOnlyServices(intent(List.of("DaemonSet/exporter"), null))).isFalse();
        assertThat(DroppedServices.hasOnlyServices(intent(List.of("Service/../../kube-system/services/dns"), null))).isFalse();
        assertThat(DroppedServices.hasOnlyServices(intent(null, List.of("Secret/key")))).isFalse();
    }

    private static PlannedAction plan(String live, String wanted, String replaced, AppliedRecord appliedRecord) {
        return ApplyPlanner.planApply(intent(null, replaced == null ? null : List.of("Service/" + replaced)), service(wanted, ""), new LiveObject(service(live, """
                ,"uid":"u1","labels":{"fleetledger.dev/workload":"%s"},
                 "annotations":{"fleetledger.dev/generation":"4","fleetledger.dev/hub":"%s/1"},
                 "managedFields":[{"manager":"fleetledger-agent","operation":"Apply","fieldsV1":{"f:metadata":{"f:annotations":
                   {"f:fleetledger.dev/generation":{},"f:fleetledger.dev/hub":{}}}}}]""".formatted(WORKLOAD, INSTALLATION))), appliedRecord, w -> false);
    }

    private static JsonNode service(String spec, String metadata) {
        return ContractJson.MAPPER.readTree("""
                {"apiVersion":"v1","kind":"Service","metadata":{"namespace":"monitoring","name":"web"%s},"spec":{%s}}""".formatted(metadata, spec));
    }

    private static Intent intent(List<String> dropped, List<String> replaced) {
        return new Intent(UUID.randomUUID(), WORKLOAD, "eu-1", 5, DeploymentAction.APPLY, 1, "monitoring", "exporter",
                List.of(service("", "")), "refuse", "correct", "PT10M", dropped, replaced, new Hub(INSTALLATION, 1, 77), null);
    }
}

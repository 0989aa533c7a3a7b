package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.Replacement;

/** Tests Services: each belongs to its DaemonSet, and a change that is impossible in place replaces it only if the intent says so. */
abstract class ServiceScenarios extends CrashScenarios {

    private static final String HEADLESS = "\"clusterIP\":\"None\",";

    @Test
    void deletesServiceOnlyIfIntentDropsIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilDone(testWorkload.apply(1, List.of(testWorkload.service("web", ""), testWorkload.service("old", "")), null, null));
        assertThat(service("old")).isNotNull();

        applyUntilDone(testWorkload.apply(2, List.of(testWorkload.service("web", "")), List.of("Service/old"), null));
        assertThat(service("old")).isNull();
        assertThat(service("web")).isNotNull();

        applyUntilDone(testWorkload.apply(3, List.of(), null, null));
        assertThat(service("web")).as("a Service that the intent no longer contains").isNotNull();
    }

    @Test
    void replacesServiceOnlyOnRequestAndReportsIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilDone(testWorkload.apply(1, testWorkload.service("web", "")));
        String before = service("web").getMetadata().getUid();
        Intent withoutReplacement = testWorkload.apply(2, testWorkload.service("web", HEADLESS));
        hub.sendIntent(withoutReplacement);
        DeploymentFacts refused = hub.awaitFacts(withoutReplacement, "a refusal", facts -> facts.attempt().result() == REFUSED);
        assertThat(refused.attempt().code()).isEqualTo("NeedsReplacement");
        assertThat(service("web").getMetadata().getUid()).isEqualTo(before);

        DeploymentFacts reported = applyUntilDone(testWorkload.apply(3, List.of(testWorkload.service("web", HEADLESS)), null,
                List.of("Service/web")));

        assertThat(service("web").getMetadata().getUid()).isNotEqualTo(before);
        assertThat(service("web").getSpec().getClusterIP()).isEqualTo("None");
        assertThat(reported.replaced()).extracting(Replacement::object).containsExactly("Service/web");
        applyUntilDone(testWorkload.apply(4, List.of(testWorkload.service("web", "")), null, List.of("Service/web")));
        assertThat(service("web").getSpec().getClusterIP()).isNotEqualTo("None");
    }

    @Test
    void replacesServiceForOtherLoadBalancerClass() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilDone(testWorkload.apply(1, testWorkload.service("web", loadBalancer("one"))));
        Intent withoutReplacement = testWorkload.apply(2, testWorkload.service("web", loadBalancer("two")));
        hub.sendIntent(withoutReplacement);
        assertThat(hub.awaitFacts(withoutReplacement, "a refusal", facts -> facts.attempt().result() == REFUSED).attempt().code())
                .isEqualTo("NeedsReplacement");

        applyUntilDone(testWorkload.apply(3, List.of(testWorkload.service("web", loadBalancer("two"))), null, List.of("Service/web")));

        assertThat(service("web").getSpec().getLoadBalancerClass()).isEqualTo("example.org/two");
    }

    @Test
    void neitherDropsNorReplacesForeignService() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.service("theirs", "").replace(testWorkload.id().toString(), "another"));

        applyUntilDone(testWorkload.apply(1, List.of(), List.of("Service/theirs"), null));
        Intent replacing = testWorkload.apply(2, List.of(testWorkload.service("theirs", HEADLESS)), null, List.of("Service/theirs"));
        hub.sendIntent(replacing);

        assertThat(hub.awaitFacts(replacing, "a refusal", facts -> facts.attempt().result() == REFUSED).attempt().code())
                .isEqualTo("NameTaken");
        assertThat(service("theirs").getMetadata().getDeletionTimestamp()).isNull();
        assertThat(service("theirs").getSpec().getClusterIP()).isNotEqualTo("None");
    }

    @Test
    void restoresEditedOrDeletedServiceAndReportsDrift() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1, testWorkload.service("web", ""));
        applyUntilDone(intent);
        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);

        user.client().services().inNamespace(namespace).withName("web").patch(
                new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager(KubectlUser.MANAGER).build(),
                "{\"spec\":{\"selector\":{\"fleetledger.dev/workload\":\"somewhere-else\"}}}");
        Drift edited = awaitDrift(intent);
        assertThat(edited.manager()).isEqualTo(KubectlUser.MANAGER);
        assertThat(edited.fields()).singleElement().asString().startsWith("Service/web/spec/selector");
        Wait.until("it is corrected", () -> testWorkload.id().toString()
                .equals(service("web").getSpec().getSelector().get("fleetledger.dev/workload")));
        user.client().services().inNamespace(namespace).withName("web").delete();

        Drift deleted = hub.awaitFacts(intent, "drift", facts -> facts.drift() != null && facts.drift().deleted()).drift();
        assertThat(deleted.fields()).containsExactly("Service/web");
        assertThat(deleted.manager()).as("field manager of a deletion").isNull();
        Wait.until("it is recreated", () -> service("web") != null);
    }

    @Test
    void waitsForTakenNodePort() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        String port = "\"nodePort\":" + (30000 + Math.floorMod(namespace.hashCode(), 2700));
        String nodePort = "\"type\":\"NodePort\",";
        user.apply(testWorkload.service("theirs", nodePort).replace("\"port\":9100", "\"port\":9100," + port));
        Intent intent = testWorkload.apply(1, testWorkload.service("web", nodePort).replace("\"port\":9100", "\"port\":9100," + port));
        hub.sendIntent(intent);
        DeploymentFacts waiting = hub.awaitFacts(intent, "it waits", facts -> facts.attempt().result() == WAITING);
        assertThat(waiting.attempt().code()).isEqualTo("PortOrAddressTaken");
        assertThat(waiting.attempt().message()).contains("already allocated");

        user.client().services().inNamespace(namespace).withName("theirs").delete();

        hub.awaitFacts(intent, "it is applied", facts -> facts.attempt().result() == APPLIED);
    }

    @Test
    void refusesOversizedObjectBeforeSendingAnything() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1, testWorkload.service("web", ""));
        ((ObjectNode) intent.objects().getLast()).withObject("metadata").withObject("annotations").put("much", "a".repeat(270_000));

        hub.sendIntent(intent);

        DeploymentFacts refused = hub.awaitFacts(intent, "a refusal", facts -> facts.attempt().result() == REFUSED);
        assertThat(refused.attempt().code()).isEqualTo("AnnotationsTooLarge");
        assertThat(refused.attempt().message()).contains("262144");
        assertThat(hasDaemonSet(testWorkload)).as("partially applied objects").isFalse();
    }

    private DeploymentFacts applyUntilDone(Intent intent) {
        hub.sendIntent(intent);
        return hub.awaitFacts(intent, "it is applied", facts -> facts.attempt().result() == APPLIED);
    }

    private Service service(String name) {
        return user.client().services().inNamespace(namespace).withName(name).get();
    }

    private static String loadBalancer(String name) {
        return "\"type\":\"LoadBalancer\",\"loadBalancerClass\":\"example.org/" + name + "\",";
    }
}

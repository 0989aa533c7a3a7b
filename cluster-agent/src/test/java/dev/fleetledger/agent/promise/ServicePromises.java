package dev.fleetledger.agent.promise;

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
abstract class ServicePromises extends CrashPromises {

    private static final String HEADLESS = "\"clusterIP\":\"None\",";

    @Test
    void deletesServiceOnlyIfIntentDropsIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        applied(wish.apply(1, List.of(wish.service("web", ""), wish.service("old", "")), null, null));
        assertThat(service("old")).isNotNull();

        applied(wish.apply(2, List.of(wish.service("web", "")), List.of("Service/old"), null));
        assertThat(service("old")).isNull();
        assertThat(service("web")).isNotNull();

        applied(wish.apply(3, List.of(), null, null));
        assertThat(service("web")).as("a Service that the intent no longer contains").isNotNull();
    }

    @Test
    void replacesServiceOnlyOnRequestAndReportsIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        applied(wish.apply(1, wish.service("web", "")));
        String before = service("web").getMetadata().getUid();
        Intent silent = wish.apply(2, wish.service("web", HEADLESS));
        hub.wants(silent);
        DeploymentFacts refused = hub.awaits(silent, "a refusal", facts -> facts.attempt().result() == REFUSED);
        assertThat(refused.attempt().code()).isEqualTo("NeedsReplacement");
        assertThat(service("web").getMetadata().getUid()).isEqualTo(before);

        DeploymentFacts told = applied(wish.apply(3, List.of(wish.service("web", HEADLESS)), null, List.of("Service/web")));

        assertThat(service("web").getMetadata().getUid()).isNotEqualTo(before);
        assertThat(service("web").getSpec().getClusterIP()).isEqualTo("None");
        assertThat(told.replaced()).extracting(Replacement::object).containsExactly("Service/web");
        applied(wish.apply(4, List.of(wish.service("web", "")), null, List.of("Service/web")));
        assertThat(service("web").getSpec().getClusterIP()).isNotEqualTo("None");
    }

    @Test
    void replacesServiceForOtherLoadBalancerClass() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        applied(wish.apply(1, wish.service("web", balanced("one"))));
        Intent silent = wish.apply(2, wish.service("web", balanced("two")));
        hub.wants(silent);
        assertThat(hub.awaits(silent, "a refusal", facts -> facts.attempt().result() == REFUSED).attempt().code()).isEqualTo("NeedsReplacement");

        applied(wish.apply(3, List.of(wish.service("web", balanced("two"))), null, List.of("Service/web")));

        assertThat(service("web").getSpec().getLoadBalancerClass()).isEqualTo("example.org/two");
    }

    @Test
    void neitherDropsNorReplacesForeignService() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.service("theirs", "").replace(wish.workload().toString(), "another"));

        applied(wish.apply(1, List.of(), List.of("Service/theirs"), null));
        Intent replacing = wish.apply(2, List.of(wish.service("theirs", HEADLESS)), null, List.of("Service/theirs"));
        hub.wants(replacing);

        assertThat(hub.awaits(replacing, "a refusal", facts -> facts.attempt().result() == REFUSED).attempt().code()).isEqualTo("NameTaken");
        assertThat(service("theirs").getMetadata().getDeletionTimestamp()).isNull();
        assertThat(service("theirs").getSpec().getClusterIP()).isNotEqualTo("None");
    }

    @Test
    void restoresEditedOrDeletedServiceAndReportsDrift() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1, wish.service("web", ""));
        applied(intent);
        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);

        person.client().services().inNamespace(namespace).withName("web").patch(
                new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager(Person.MANAGER).build(),
                "{\"spec\":{\"selector\":{\"fleetledger.dev/workload\":\"somewhere-else\"}}}");
        Drift edited = hub.awaits(intent, "drift", facts -> facts.drift() != null).drift();
        assertThat(edited.manager()).isEqualTo(Person.MANAGER);
        assertThat(edited.fields()).singleElement().asString().startsWith("Service/web.spec.selector");
        Waiting.until("it is corrected", () -> wish.workload().toString()
                .equals(service("web").getSpec().getSelector().get("fleetledger.dev/workload")));
        person.client().services().inNamespace(namespace).withName("web").delete();

        Drift deleted = hub.awaits(intent, "drift", facts -> facts.drift() != null && facts.drift().deleted()).drift();
        assertThat(deleted.fields()).containsExactly("Service/web");
        assertThat(deleted.manager()).as("field manager of a deletion").isNull();
        Waiting.until("it is recreated", () -> service("web") != null);
    }

    @Test
    void waitsForTakenNodePort() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        String port = "\"nodePort\":" + (30000 + Math.floorMod(namespace.hashCode(), 2700));
        String nodePort = "\"type\":\"NodePort\",";
        person.applies(wish.service("theirs", nodePort).replace("\"port\":9100", "\"port\":9100," + port));
        Intent intent = wish.apply(1, wish.service("web", nodePort).replace("\"port\":9100", "\"port\":9100," + port));
        hub.wants(intent);
        DeploymentFacts waiting = hub.awaits(intent, "it waits", facts -> facts.attempt().result() == WAITING);
        assertThat(waiting.attempt().code()).isEqualTo("PortOrAddressTaken");
        assertThat(waiting.attempt().message()).contains("already allocated");

        person.client().services().inNamespace(namespace).withName("theirs").delete();

        hub.awaits(intent, "it is applied", facts -> facts.attempt().result() == APPLIED);
    }

    @Test
    void refusesOversizedObjectBeforeSendingAnything() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1, wish.service("web", ""));
        ((ObjectNode) intent.objects().getLast()).withObject("metadata").withObject("annotations").put("much", "a".repeat(270_000));

        hub.wants(intent);

        DeploymentFacts refused = hub.awaits(intent, "a refusal", facts -> facts.attempt().result() == REFUSED);
        assertThat(refused.attempt().code()).isEqualTo("AnnotationsTooLarge");
        assertThat(refused.attempt().message()).contains("262144");
        assertThat(isThere(wish)).as("partially applied objects").isFalse();
    }

    private DeploymentFacts applied(Intent intent) {
        hub.wants(intent);
        return hub.awaits(intent, "it is applied", facts -> facts.attempt().result() == APPLIED);
    }

    private Service service(String name) {
        return person.client().services().inNamespace(namespace).withName(name).get();
    }

    private static String balanced(String by) {
        return "\"type\":\"LoadBalancer\",\"loadBalancerClass\":\"example.org/" + by + "\",";
    }
}

package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Item;
import dev.fleetledger.contract.report.Verdict;

/** Tests questions about running DaemonSets and about the inventory. */
abstract class InventoryScenarios extends PodPreviewScenarios {

    private static final List<String> KINDS = List.of("namespaces", "nodes", "daemonsets", "configmaps", "secrets", "claims",
            "serviceaccounts", "priorityclasses", "runtimeclasses", "quotas");

    @Test
    void returnsRunningDaemonSetWithServicesSelectingItsPods() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.plainManifest());
        user.apply(service("selects", "\"type\":\"NodePort\",", ""));
        user.apply(service("fixed", "\"type\":\"NodePort\",", ",\"nodePort\":" + (30000 + Math.floorMod(namespace.hashCode() * 31, 2700))));
        user.create(service("made", "", ""));
        user.apply(service("other", "", "").replace("\"app\":\"node-exporter\"", "\"app\":\"another\""));
        startAgent();

        Answer answer = ask(QuestionBuilder.of(cluster).running(namespace, testWorkload.name()));

        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(answer.objects()).extracting(object -> object.path("kind").asString() + "/" + object.path("metadata").path("name")
                .asString())
                .containsExactly("DaemonSet/node-exporter", "Service/fixed", "Service/made", "Service/selects");
        JsonNode daemonSet = answer.objects().getFirst();
        assertThat(daemonSet.path("apiVersion").asString()).isEqualTo("apps/v1");
        assertThat(daemonSet.has("status")).isFalse();
        assertThat(daemonSet.path("metadata").propertyNames()).containsExactlyInAnyOrder("name", "namespace", "labels");
        assertThat(daemonSet.path("spec").path("selector").path("matchLabels").path("fleetledger.dev/workload").asString())
                .isEqualTo(testWorkload.id().toString());
        JsonNode selects = answer.objects().getLast().path("spec");
        assertThat(List.of(selects, answer.objects().get(2).path("spec"))).allSatisfy(spec ->
                assertThat(spec.propertyNames()).doesNotContain("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"));
        assertThat(selects.path("ports").path(0).has("nodePort")).as("node port assigned by the cluster").isFalse();
        assertThat(answer.objects().get(1).path("spec").path("ports").path(0).has("nodePort")).as("node port chosen by a user").isTrue();
    }

    @Test
    void redactsCredentialsOfRunningDaemonSet() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(withPod(testWorkload, "", """
                "args":["--token=hunter2"],
                "env":[{"name":"DB_PASSWORD","value":"hunter2"},{"name":"LEVEL","value":"info"}],"""));
        startAgent();

        Answer answer = ask(QuestionBuilder.of(cluster).running(namespace, testWorkload.name()));

        assertThat(reportsAsText()).doesNotContain("hunter2");
        JsonNode container = answer.objects().getFirst().path("spec").path("template").path("spec").path("containers").path(0);
        assertThat(container.path("env").path(1).path("value").asString()).isEqualTo("info");
        assertThat(container.path("env").path(0).path("value").asString()).contains("withheld");
        assertThat(container.path("args").path(0).asString()).contains("withheld");
    }

    @Test
    void reportsMissingDaemonSetAndOwnDaemonSet() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);

        Answer missing = ask(QuestionBuilder.of(cluster).running(namespace, "not-there"));
        Answer ours = ask(QuestionBuilder.of(cluster).running(namespace, testWorkload.name()));

        assertThat(missing.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(missing.code()).isEqualTo("NotFound");
        assertThat(missing.message()).contains("daemonsets.apps \"not-there\" not found");
        assertThat(ours.code()).isEqualTo("IsOurs");
        assertThat(ours.findings().getFirst().object()).isEqualTo("Workload/" + testWorkload.id());
        assertThat(ours.findings().getFirst().message()).contains("DaemonSet " + testWorkload.name() + " in namespace " + namespace,
                "edit the workload of that name, " + testWorkload.id());
        assertThat(ours.objects()).hasSize(1);
    }

    @Test
    void listsInventoryByKind() throws IOException {
        user.createPodQuota(namespace, 7);
        user.apply("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"namespace":"%s","name":"settings"},"data":{"a":"what is in it"}}""".formatted(namespace));
        user.apply(TestWorkload.of(cluster, namespace).plainManifest());
        startAgent();

        assertThat(getItem("namespaces", null, namespace).facts().path("phase").asString()).isEqualTo("Active");
        assertThat(getItem("configmaps", namespace, "settings").facts()).isNull();
        assertThat(getItem("quotas", namespace, "few").facts().path("hard").path("pods").asString()).isEqualTo("7");
        assertThat(getItem("daemonsets", null, "node-exporter").facts().has("desired")).isTrue();
        assertThat(getItem("priorityclasses", null, "system-node-critical").facts().path("value").asLong()).isEqualTo(2_000_001_000);
        assertThat(items("claims", namespace).items()).isEmpty();
        assertThat(items("serviceaccounts", null).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(items("runtimeclasses", null).verdict()).isEqualTo(Verdict.ACCEPTED);
        Item node = items("nodes", null).items().getFirst();
        assertThat(node.facts().path("ready").asBoolean()).isTrue();
        assertThat(node.facts().path("labels").has("kubernetes.io/hostname")).isTrue();
        assertThat(items("secret-agents", null).code()).isEqualTo("KindNotListed");
        assertThat(reportsAsText()).doesNotContain("what is in it");
    }

    /** Asks questions of every kind, with accepting and refusing answers. */
    @Test
    void changesNothingWhenAnsweringQuestions() throws IOException {
        TestWorkload foreign = TestWorkload.of(cluster, namespace).name("theirs");
        user.apply(foreign.plainManifest());
        user.createPodQuota(namespace, 20);
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload.apply(1, service("ours", "", "")));
        NamespaceSnapshot before = awaitStableSnapshot();

        List<Question> questions = List.of(
                QuestionBuilder.of(cluster).preview(testWorkload, testWorkload.image("quay.io/other:v2").apply(2, service("ours",
                        "\"clusterIP\":\"None\",", ""))),
                QuestionBuilder.of(cluster).preview(foreign, foreign.conflict("refuse").apply(1)),
                QuestionBuilder.of(cluster).preview(foreign.conflict("adopt"), foreign.apply(1)),
                QuestionBuilder.of(cluster).preview(foreign.conflict("adoptIfSame"), foreign.apply(1)),
                QuestionBuilder.of(cluster).preview(testWorkload.name("new"), testWorkload.name("new").apply(1, service("new", "", ""))),
                QuestionBuilder.of(cluster).preview(testWorkload, testWorkload.applyInvalid(2)),
                QuestionBuilder.of(cluster).running(namespace, foreign.name()),
                QuestionBuilder.of(cluster).running(namespace, testWorkload.name()));
        questions.forEach(this::ask);
        KINDS.forEach(kind -> items(kind, namespace));

        assertThat(NamespaceSnapshot.of(user.client(), namespace)).isEqualTo(before);
    }

    /** Waits until the quota counts the pods of both workloads and every event is written. */
    private NamespaceSnapshot awaitStableSnapshot() {
        NamespaceSnapshot[] last = {NamespaceSnapshot.of(user.client(), namespace)};
        Wait.until("two snapshots are equal", () -> {
            Wait.sleep(Duration.ofSeconds(2));
            NamespaceSnapshot next = NamespaceSnapshot.of(user.client(), namespace);
            boolean isStable = next.equals(last[0]);
            last[0] = next;
            return isStable;
        });
        return last[0];
    }

    Answer items(String kind, String inNamespace) {
        return ask(QuestionBuilder.of(cluster).list(kind, inNamespace));
    }

    private Item getItem(String kind, String inNamespace, String name) {
        List<Item> items = items(kind, inNamespace).items();
        return items.stream().filter(item -> item.name().equals(name) && (item.namespace() == null || item.namespace().equals(namespace)))
                .findFirst().orElseThrow(() -> new AssertionError(name + " is not in " + items));
    }
}

package dev.fleetledger.agent.promise;

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
abstract class TellingPromises extends PodPreviewPromises {

    private static final List<String> LISTS = List.of("namespaces", "nodes", "daemonsets", "configmaps", "secrets", "claims",
            "serviceaccounts", "priorityclasses", "runtimeclasses", "quotas");

    @Test
    void returnsRunningDaemonSetWithServicesSelectingItsPods() throws IOException {
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.text());
        person.applies(service("selects", "\"type\":\"NodePort\",", ""));
        person.applies(service("fixed", "\"type\":\"NodePort\",", ",\"nodePort\":" + (30000 + Math.floorMod(namespace.hashCode() * 31, 2700))));
        person.makes(service("made", "", ""));
        person.applies(service("other", "", "").replace("\"app\":\"node-exporter\"", "\"app\":\"another\""));
        startAgent();

        Answer answer = answered(Ask.of(cluster).running(namespace, wish.name()));

        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(answer.objects()).extracting(object -> object.path("kind").asString() + "/" + object.path("metadata").path("name").asString())
                .containsExactly("DaemonSet/node-exporter", "Service/fixed", "Service/made", "Service/selects");
        JsonNode daemonSet = answer.objects().getFirst();
        assertThat(daemonSet.path("apiVersion").asString()).isEqualTo("apps/v1");
        assertThat(daemonSet.has("status")).isFalse();
        assertThat(daemonSet.path("metadata").propertyNames()).containsExactlyInAnyOrder("name", "namespace", "labels");
        assertThat(daemonSet.path("spec").path("selector").path("matchLabels").path("fleetledger.dev/workload").asString())
                .isEqualTo(wish.workload().toString());
        JsonNode selects = answer.objects().getLast().path("spec");
        assertThat(List.of(selects, answer.objects().get(2).path("spec"))).allSatisfy(spec ->
                assertThat(spec.propertyNames()).doesNotContain("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"));
        assertThat(selects.path("ports").path(0).has("nodePort")).as("node port assigned by the cluster").isFalse();
        assertThat(answer.objects().get(1).path("spec").path("ports").path(0).has("nodePort")).as("node port chosen by a user").isTrue();
    }

    @Test
    void redactsCredentialsOfRunningDaemonSet() throws IOException {
        Wish wish = Wish.of(cluster, namespace);
        person.applies(pod(wish, "", """
                "args":["--token=hunter2"],
                "env":[{"name":"DB_PASSWORD","value":"hunter2"},{"name":"LEVEL","value":"info"}],"""));
        startAgent();

        Answer answer = answered(Ask.of(cluster).running(namespace, wish.name()));

        assertThat(told()).doesNotContain("hunter2");
        JsonNode container = answer.objects().getFirst().path("spec").path("template").path("spec").path("containers").path(0);
        assertThat(container.path("env").path(1).path("value").asString()).isEqualTo("info");
        assertThat(container.path("env").path(0).path("value").asString()).contains("withheld");
        assertThat(container.path("args").path(0).asString()).contains("withheld");
    }

    @Test
    void reportsMissingDaemonSetAndOwnDaemonSet() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        Answer missing = answered(Ask.of(cluster).running(namespace, "not-there"));
        Answer ours = answered(Ask.of(cluster).running(namespace, wish.name()));

        assertThat(missing.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(missing.code()).isEqualTo("NotFound");
        assertThat(missing.message()).contains("daemonsets.apps \"not-there\" not found");
        assertThat(ours.code()).isEqualTo("IsOurs");
        assertThat(ours.findings().getFirst().object()).isEqualTo("Workload/" + wish.workload());
        assertThat(ours.objects()).hasSize(1);
    }

    @Test
    void listsInventoryByKind() throws IOException {
        person.allowsPods(namespace, 7);
        person.applies("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"namespace":"%s","name":"settings"},"data":{"a":"what is in it"}}""".formatted(namespace));
        person.applies(Wish.of(cluster, namespace).text());
        startAgent();

        assertThat(item("namespaces", null, namespace).facts().path("phase").asString()).isEqualTo("Active");
        assertThat(item("configmaps", namespace, "settings").facts()).isNull();
        assertThat(item("quotas", namespace, "few").facts().path("hard").path("pods").asString()).isEqualTo("7");
        assertThat(item("daemonsets", null, "node-exporter").facts().has("desired")).isTrue();
        assertThat(item("priorityclasses", null, "system-node-critical").facts().path("value").asLong()).isEqualTo(2_000_001_000);
        assertThat(items("claims", namespace).items()).isEmpty();
        assertThat(items("serviceaccounts", null).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(items("runtimeclasses", null).verdict()).isEqualTo(Verdict.ACCEPTED);
        Item node = items("nodes", null).items().getFirst();
        assertThat(node.facts().path("ready").asBoolean()).isTrue();
        assertThat(node.facts().path("labels").has("kubernetes.io/hostname")).isTrue();
        assertThat(items("secret-agents", null).code()).isEqualTo("KindNotListed");
        assertThat(told()).doesNotContain("what is in it");
    }

    /** Asks questions of every kind, with accepting and refusing answers. */
    @Test
    void changesNothingWhenAnsweringQuestions() throws IOException {
        Wish theirs = Wish.of(cluster, namespace).name("theirs");
        person.applies(theirs.text());
        person.allowsPods(namespace, 20);
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish.apply(1, service("ours", "", "")));
        Snapshot before = settled();

        List<Question> questions = List.of(
                Ask.of(cluster).preview(wish, wish.image("quay.io/other:v2").apply(2, service("ours", "\"clusterIP\":\"None\",", ""))),
                Ask.of(cluster).preview(theirs, theirs.conflict("refuse").apply(1)),
                Ask.of(cluster).preview(theirs.conflict("adopt"), theirs.apply(1)),
                Ask.of(cluster).preview(theirs.conflict("adoptIfSame"), theirs.apply(1)),
                Ask.of(cluster).preview(wish.name("new"), wish.name("new").apply(1, service("new", "", ""))),
                Ask.of(cluster).preview(wish, wish.applyBroken(2)),
                Ask.of(cluster).running(namespace, theirs.name()),
                Ask.of(cluster).running(namespace, wish.name()));
        questions.forEach(this::answered);
        LISTS.forEach(list -> items(list, namespace));

        assertThat(Snapshot.of(person.client(), namespace)).isEqualTo(before);
    }

    /** Waits until the quota counts the pods of both workloads and every event is written. */
    private Snapshot settled() {
        Snapshot[] last = {Snapshot.of(person.client(), namespace)};
        Waiting.until("two snapshots are equal", () -> {
            Waiting.sleep(Duration.ofSeconds(2));
            Snapshot next = Snapshot.of(person.client(), namespace);
            boolean still = next.equals(last[0]);
            last[0] = next;
            return still;
        });
        return last[0];
    }

    Answer items(String list, String inNamespace) {
        return answered(Ask.of(cluster).list(list, inNamespace));
    }

    private Item item(String list, String inNamespace, String name) {
        List<Item> items = items(list, inNamespace).items();
        return items.stream().filter(item -> item.name().equals(name) && (item.namespace() == null || item.namespace().equals(namespace)))
                .findFirst().orElseThrow(() -> new AssertionError(name + " is not in " + items));
    }
}

package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Change;
import dev.fleetledger.contract.report.Answer.Finding;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.Verdict;

/** Tests what a preview says about the objects of a draft. */
abstract class PreviewPromises extends QuestionPromises {

    @Test
    void acceptsPreviewOfNewObjectWithoutCreatingIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, wish.text());

        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(answer.nodes().all()).isGreaterThanOrEqualTo(3);
        assertThat(answer.nodes().matching()).isGreaterThanOrEqualTo(3);
        assertThat(answer.changes()).extracting(Change::path).containsExactly("");
        assertThat(isThere(wish)).isFalse();
    }

    @Test
    void previewsChangesWithoutApplyingThem() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        DaemonSet before = seen(wish);

        Answer answer = previewed(wish, wish.image("quay.io/prometheus/node-exporter:v2").rendered());

        DaemonSet after = seen(wish);
        assertThat(after).isEqualTo(before);
        assertThat(after.getMetadata().getManagedFields()).isEqualTo(before.getMetadata().getManagedFields());
        Change change = answer.changes().getFirst();
        assertThat(answer.changes()).hasSize(1);
        assertThat(change.path()).isEqualTo("/spec/template/spec/containers/0/image");
        assertThat(change.before().asString()).isEqualTo(wish.image());
        assertThat(change.after().asString()).isEqualTo("quay.io/prometheus/node-exporter:v2");
    }

    @Test
    void previewsNoChangesForRunningManifest() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1);
        hub.wants(intent);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);

        assertThat(previewed(wish, wish.rendered()).changes()).isEmpty();
    }

    @Test
    void previewsRefusalByCluster() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, wish.text().replace("\"image\"", "\"imagge\""));

        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.code()).isEqualTo("InvalidObject");
        assertThat(answer.message()).contains("imagge");
    }

    @Test
    void namesOwnerOfForeignObjectInPreview() throws IOException {
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.text());
        String version = version(seen(wish));
        startAgent();

        Answer answer = previewed(wish, wish.text());

        assertThat(answer.code()).isEqualTo("NameTaken");
        assertThat(answer.message()).contains("kubectl");
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(seen(wish).getMetadata().getManagedFields()).extracting(manager -> manager.getManager()).doesNotContain("fleetledger-agent");
        assertThat(seen(wish).getMetadata().getGeneration()).isEqualTo(1);
        assertThat(version).isNotNull();
    }

    @Test
    void comparesForeignObjectBeforeAdoption() throws IOException {
        Wish wish = Wish.of(cluster, namespace).conflict("adoptIfSame");
        person.applies(wish.text());
        startAgent();

        Answer same = previewed(wish, wish.text());
        Answer other = previewed(wish, wish.image("quay.io/other:v1").text());

        assertThat(same.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(same.code()).isEqualTo("WillBeAdopted");
        assertThat(other.code()).isEqualTo("NameTakenAndDiffers");
        assertThat(other.changes()).extracting(Change::path).contains("/spec/template/spec/containers/0/image");
    }

    @Test
    void refusesMissingNamespaceUnlessIntentContainsIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace + "-not-there");

        Answer missing = previewed(wish, wish.text());
        Answer brought = answered(Ask.of(cluster).preview(wish, wish.applyWithNamespace(1)));

        assertThat(missing.code()).isEqualTo("NamespaceMissing");
        assertThat(brought.verdict()).as(brought.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(Ask.codes(brought, "unknown")).containsExactly("NotTried");
        assertThat(person.seesNamespace(wish.namespace())).isFalse();
    }

    @Test
    void previewsTakenNodePortAndNecessaryReplacement() throws IOException {
        Agent agent = startAgent();
        Wish wish = Wish.of(cluster, namespace);
        int port = 30000 + Math.floorMod(namespace.hashCode(), 2700);
        person.applies(service("theirs", "\"type\":\"NodePort\",", ",\"nodePort\":" + port));

        Answer taken = previewed(wish, service("ours", "\"type\":\"NodePort\",", ",\"nodePort\":" + port));
        Intent intent = wish.apply(1, service("ours", "", ""));
        hub.wants(intent);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);
        Answer headless = previewed(wish, service("ours", "\"clusterIP\":\"None\",", ""));

        assertThat(agent).isNotNull();
        assertThat(taken.verdict()).as(taken.toString()).isEqualTo(Verdict.REFUSED);
        assertThat(taken.message()).contains("already allocated");
        assertThat(headless.code()).as(headless.toString()).isEqualTo("WillBeReplaced");
    }

    @Test
    void previewsRefusalOfChangedSelector() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1);
        hub.wants(intent);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);

        Answer answer = previewed(wish, wish.text().replace("\"matchLabels\":{", "\"matchLabels\":{\"app\":\"node-exporter\","));

        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.message()).contains("spec.selector", "field is immutable");
    }

    @Test
    void quotesApiServerWarnings() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, pod(wish, "\"nodeSelector\":{\"beta.kubernetes.io/os\":\"linux\"},", ""));

        assertThat(answer.findings()).filteredOn(finding -> finding.code().equals("ApiServerWarns")).extracting(Finding::message)
                .containsExactly("spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead");
    }

    @Test
    void answersSamePreviewIdentically() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        String manifest = pod(wish, "\"serviceAccountName\":\"nobody\",\"priorityClassName\":\"none-such\",\"hostNetwork\":true,",
                "\"envFrom\":[{\"configMapRef\":{\"name\":\"a\"}},{\"configMapRef\":{\"name\":\"b\"}}],");

        Answer first = previewed(wish, manifest);
        Answer second = previewed(wish, manifest);

        assertThat(second.findings()).isEqualTo(first.findings()).hasSizeGreaterThan(2);
        assertThat(second.changes()).isEqualTo(first.changes());
    }

    @Test
    void redactsCredentialsInPreview() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace).conflict("adopt");
        person.applies(pod(wish, "", "\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"},{\"name\":\"LEVEL\",\"value\":\"info\"}],"));

        Answer answer = previewed(wish, pod(wish, "", "\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter3\"},{\"name\":\"LEVEL\",\"value\":\"warn\"}],"));

        assertThat(answer.changes()).extracting(Change::path).contains("/spec/template/spec/containers/0/env/0/value",
                "/spec/template/spec/containers/0/env/1/value");
        assertThat(told()).doesNotContain("hunter").contains("withheld");
    }

    Answer previewed(Wish wish, String manifest) {
        return answered(Ask.of(cluster).preview(wish, manifest));
    }

    Answer answered(Question question) {
        hub.asks(question);
        return hub.awaitsAnswer(question);
    }

    /** @param pod additional fields of the pod's spec @param container fields that replace those of its container */
    static String pod(Wish wish, String pod, String container) {
        ObjectNode daemonSet = (ObjectNode) json(wish.text());
        ObjectNode spec = (ObjectNode) daemonSet.path("spec").path("template").path("spec");
        spec.setAll((ObjectNode) json("{" + pod.replaceAll(",\\s*$", "") + "}"));
        ((ObjectNode) spec.path("containers").path(0)).setAll((ObjectNode) json("{" + container.replaceAll(",\\s*$", "") + "}"));
        return daemonSet.toString();
    }

    String service(String name, String spec, String port) {
        return """
                {"apiVersion":"v1","kind":"Service","metadata":{"namespace":"%s","name":"%s"},
                 "spec":{%s"selector":{"app":"node-exporter"},"ports":[{"port":80,"protocol":"TCP"%s}]}}""".formatted(namespace, name, spec, port);
    }

    static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

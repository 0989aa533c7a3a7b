package dev.fleetledger.agent.scenario;

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
abstract class PreviewScenarios extends QuestionScenarios {

    @Test
    void acceptsPreviewOfNewObjectWithoutCreatingIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, testWorkload.plainManifest());

        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(answer.nodes().all()).isGreaterThanOrEqualTo(3);
        assertThat(answer.nodes().matching()).isGreaterThanOrEqualTo(3);
        assertThat(answer.changes()).extracting(Change::path).containsExactly("");
        assertThat(hasDaemonSet(testWorkload)).isFalse();
    }

    @Test
    void previewsChangesWithoutApplyingThem() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        DaemonSet before = getDaemonSet(testWorkload);

        Answer answer = preview(testWorkload, testWorkload.image("quay.io/prometheus/node-exporter:v2").renderedManifest());

        DaemonSet after = getDaemonSet(testWorkload);
        assertThat(after).isEqualTo(before);
        assertThat(after.getMetadata().getManagedFields()).isEqualTo(before.getMetadata().getManagedFields());
        Change change = answer.changes().getFirst();
        assertThat(answer.changes()).hasSize(1);
        assertThat(change.path()).isEqualTo("/spec/template/spec/containers/0/image");
        assertThat(change.before().asString()).isEqualTo(testWorkload.image());
        assertThat(change.after().asString()).isEqualTo("quay.io/prometheus/node-exporter:v2");
    }

    @Test
    void previewsNoChangesForRunningManifest() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1);
        hub.sendIntent(intent);
        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);

        assertThat(preview(testWorkload, testWorkload.renderedManifest()).changes()).isEmpty();
    }

    @Test
    void previewsRefusalByCluster() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, testWorkload.plainManifest().replace("\"image\"", "\"imagge\""));

        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.code()).isEqualTo("InvalidObject");
        assertThat(answer.message()).contains("imagge");
    }

    @Test
    void namesOwnerOfForeignObjectInPreview() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.plainManifest());
        String version = version(getDaemonSet(testWorkload));
        startAgent();

        Answer answer = preview(testWorkload, testWorkload.plainManifest());

        assertThat(answer.code()).isEqualTo("NameTaken");
        assertThat(answer.message()).contains("kubectl");
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(getDaemonSet(testWorkload).getMetadata().getManagedFields()).extracting(manager -> manager.getManager())
                .doesNotContain("fleetledger-agent");
        assertThat(getDaemonSet(testWorkload).getMetadata().getGeneration()).isEqualTo(1);
        assertThat(version).isNotNull();
    }

    @Test
    void comparesForeignObjectBeforeAdoption() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).conflict("adoptIfSame");
        user.apply(testWorkload.plainManifest());
        startAgent();

        Answer same = preview(testWorkload, testWorkload.plainManifest());
        Answer other = preview(testWorkload, testWorkload.image("quay.io/other:v1").plainManifest());

        assertThat(same.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(same.code()).isEqualTo("WillBeAdopted");
        assertThat(other.code()).isEqualTo("NameTakenAndDiffers");
        assertThat(other.changes()).extracting(Change::path).contains("/spec/template/spec/containers/0/image");
    }

    @Test
    void refusesMissingNamespaceUnlessIntentContainsIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace + "-not-there");

        Answer missing = preview(testWorkload, testWorkload.plainManifest());
        Answer withNamespace = ask(QuestionBuilder.of(cluster).preview(testWorkload, testWorkload.applyWithNamespace(1)));

        assertThat(missing.code()).isEqualTo("NamespaceMissing");
        assertThat(withNamespace.verdict()).as(withNamespace.toString()).isEqualTo(Verdict.ACCEPTED);
        assertThat(QuestionBuilder.codes(withNamespace, "unknown")).containsExactly("NotTried");
        assertThat(user.hasNamespace(testWorkload.namespace())).isFalse();
    }

    @Test
    void previewsTakenNodePortAndNecessaryReplacement() throws IOException {
        Agent agent = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        int port = 30000 + Math.floorMod(namespace.hashCode(), 2700);
        user.apply(service("theirs", "\"type\":\"NodePort\",", ",\"nodePort\":" + port));

        Answer taken = preview(testWorkload, service("ours", "\"type\":\"NodePort\",", ",\"nodePort\":" + port));
        Intent intent = testWorkload.apply(1, service("ours", "", ""));
        hub.sendIntent(intent);
        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);
        Answer headless = preview(testWorkload, service("ours", "\"clusterIP\":\"None\",", ""));

        assertThat(agent).isNotNull();
        assertThat(taken.verdict()).as(taken.toString()).isEqualTo(Verdict.REFUSED);
        assertThat(taken.message()).contains("already allocated");
        assertThat(headless.code()).as(headless.toString()).isEqualTo("WillBeReplaced");
    }

    @Test
    void previewsRefusalOfChangedSelector() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1);
        hub.sendIntent(intent);
        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);

        Answer answer = preview(testWorkload, testWorkload.plainManifest()
                .replace("\"matchLabels\":{", "\"matchLabels\":{\"app\":\"node-exporter\","));

        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.message()).contains("spec.selector", "field is immutable");
    }

    @Test
    void quotesApiServerWarnings() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, withPod(testWorkload, "\"nodeSelector\":{\"beta.kubernetes.io/os\":\"linux\"},", ""));

        assertThat(answer.findings()).filteredOn(finding -> finding.code().equals("ApiServerWarns")).extracting(Finding::message)
                .containsExactly("spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead");
    }

    @Test
    void answersSamePreviewIdentically() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        String manifest = withPod(testWorkload,
                "\"serviceAccountName\":\"nobody\",\"priorityClassName\":\"none-such\",\"hostNetwork\":true,",
                "\"envFrom\":[{\"configMapRef\":{\"name\":\"a\"}},{\"configMapRef\":{\"name\":\"b\"}}],");

        Answer first = preview(testWorkload, manifest);
        Answer second = preview(testWorkload, manifest);

        assertThat(second.findings()).isEqualTo(first.findings()).hasSizeGreaterThan(2);
        assertThat(second.changes()).isEqualTo(first.changes());
    }

    @Test
    void redactsCredentialsInPreview() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).conflict("adopt");
        user.apply(withPod(testWorkload, "",
                "\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"},{\"name\":\"LEVEL\",\"value\":\"info\"}],"));

        Answer answer = preview(testWorkload,
                withPod(testWorkload, "",
                        "\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter3\"},{\"name\":\"LEVEL\",\"value\":\"warn\"}],"));

        assertThat(answer.changes()).extracting(Change::path).contains("/spec/template/spec/containers/0/env/0/value",
                "/spec/template/spec/containers/0/env/1/value");
        assertThat(reportsAsText()).doesNotContain("hunter").contains("withheld");
    }

    Answer preview(TestWorkload testWorkload, String manifest) {
        return ask(QuestionBuilder.of(cluster).preview(testWorkload, manifest));
    }

    Answer ask(Question question) {
        hub.sendQuestion(question);
        return hub.awaitAnswer(question);
    }

    /** @param pod additional fields of the pod's spec @param container fields that replace those of its container */
    static String withPod(TestWorkload testWorkload, String pod, String container) {
        ObjectNode daemonSet = (ObjectNode) json(testWorkload.plainManifest());
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

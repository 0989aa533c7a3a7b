package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

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
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.Verdict;

abstract class PreviewPromises extends QuestionPromises {

    @Test
    void aPreviewOfSomethingNewIsAcceptedAndMakesNothing() throws IOException {
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
    void aPreviewChangesNothingAndSaysWhatWouldChange() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1);
        hub.wants(intent);
        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
        DaemonSet before = seen(wish);

        Answer answer = previewed(wish, wish.image("quay.io/prometheus/node-exporter:v2").text());

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
    void aPreviewOfWhatRunsAlreadySaysThatNothingWouldChange() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1);
        hub.wants(intent);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);

        assertThat(previewed(wish, wish.text()).changes()).isEmpty();
    }

    @Test
    void aPreviewSaysWhatTheClusterWouldRefuse() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, wish.text().replace("\"image\"", "\"imagge\""));

        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(answer.code()).isEqualTo("InvalidObject");
        assertThat(answer.message()).contains("imagge");
    }

    @Test
    void aPreviewNamesTheOwnerOfWhatIsNotOursAndLeavesItUntouched() throws IOException {
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
    void aPreviewComparesBeforeItAdopts() throws IOException {
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
    void aMissingNamespaceRefusesUnlessTheObjectsBringIt() throws IOException {
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
    void aPreviewSaysWhatThePodsLack() throws IOException {
        person.puts("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"namespace":"%s","name":"there"},"data":{"a":"1"}}""".formatted(namespace));
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, pod(wish, """
                "serviceAccountName":"nobody","priorityClassName":"none-such","runtimeClassName":"none-such",
                "imagePullSecrets":[{"name":"login"}],
                "volumes":[{"name":"c","persistentVolumeClaim":{"claimName":"disk"}}],""", """
                "env":[{"name":"A","valueFrom":{"configMapKeyRef":{"name":"there","key":"a"}}},
                       {"name":"B","valueFrom":{"configMapKeyRef":{"name":"there","key":"b"}}},
                       {"name":"C","valueFrom":{"configMapKeyRef":{"name":"maybe","key":"b","optional":true}}}],
                "envFrom":[{"configMapRef":{"name":"absent"}}],"""));

        assertThat(Ask.codes(answer, "refusal"))
                .contains("ServiceAccountMissing", "PriorityClassMissing", "RuntimeClassMissing");
        assertThat(answer.findings()).filteredOn(finding -> finding.severity().equals("warning"))
                .extracting(finding -> finding.code() + " " + finding.object())
                .contains("ConfigMapKeyMissing ConfigMap/there", "ConfigMapMissing ConfigMap/absent", "ClaimMissing PersistentVolumeClaim/disk")
                .doesNotContain("ConfigMapMissing ConfigMap/maybe");
    }

    @Test
    void aPreviewCountsTheQuotaOverAllMatchingNodes() throws IOException {
        person.allowsPods(namespace, 2);
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, wish.text());

        assertThat(answer.code()).isEqualTo("QuotaExceeded");
        assertThat(answer.message()).contains("of pods, 2 are left");
    }

    @Test
    void aPreviewMeasuresThePodsByTheNamespacesLimits() throws IOException {
        person.puts("""
                {"apiVersion":"v1","kind":"LimitRange","metadata":{"namespace":"%s","name":"small"},
                 "spec":{"limits":[{"type":"Container","max":{"memory":"8Mi"},"min":{"cpu":"5m"},"default":{"memory":"8Mi"},
                  "defaultRequest":{"cpu":"5m"}}]}}""".formatted(namespace));
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer large = previewed(wish, pod(wish, "", "\"resources\":{\"requests\":{\"cpu\":\"10m\"},\"limits\":{\"memory\":\"9Mi\"}},"));
        Answer silent = previewed(wish, pod(wish, "", "\"resources\":{},"));
        Answer small = previewed(wish, pod(wish, "", "\"resources\":{\"requests\":{\"cpu\":\"10m\"},\"limits\":{\"memory\":\"8Mi\"}},"));

        assertThat(large.code()).isEqualTo("LimitRangeRefuses");
        assertThat(large.message()).contains("maximum memory usage per Container is 8Mi");
        assertThat(silent.verdict()).as("takes the defaults: " + silent).isEqualTo(Verdict.ACCEPTED);
        assertThat(small.verdict()).as(small.toString()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aPreviewSaysWhetherPodSecurityLetsThePodsIn() throws IOException {
        person.labelsNamespace(namespace, "pod-security.kubernetes.io/enforce", "baseline");
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        String privileged = pod(wish, "", "\"securityContext\":{\"privileged\":true},");

        Answer enforced = previewed(wish, privileged);
        person.labelsNamespace(namespace, "pod-security.kubernetes.io/warn", "restricted");
        Answer stricter = previewed(wish, privileged);
        Answer onlyWarned = previewed(wish, wish.text());
        person.labelsNamespace(namespace, "pod-security.kubernetes.io/warn", "privileged");
        Answer silent = previewed(wish, privileged);

        assertThat(List.of(enforced, stricter, silent)).allSatisfy(answer -> {
            assertThat(answer.code()).as(answer.toString()).isEqualTo("PodSecurityRefuses");
            assertThat(answer.message()).contains("baseline:latest", "privileged");
        });
        assertThat(onlyWarned.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(onlyWarned.code()).isEqualTo("PodSecurityWarns");
    }

    @Test
    void aPreviewSaysHowManyPodsAreAwayAtATime() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer quarter = previewed(wish, rolling(wish, "\"25%\""));
        Answer all = previewed(wish, rolling(wish, "\"100%\""));
        Answer nowhere = previewed(wish, pod(wish, "\"nodeSelector\":{\"no\":\"such\"},", ""));

        int nodes = quarter.nodes().matching();
        assertThat(quarter.findings()).extracting(finding -> finding.message())
                .contains("25 % of " + nodes + " = " + Math.ceilDiv(nodes, 4));
        assertThat(all.code()).isEqualTo("AllAtOnce");
        assertThat(nowhere.code()).isEqualTo("NoMatchingNode");
    }

    @Test
    void aPortThatAnotherDaemonSetTakesIsTold() throws IOException {
        Wish theirs = Wish.of(cluster, namespace).name("theirs");
        person.applies(pod(theirs, "", "\"ports\":[{\"containerPort\":80,\"hostPort\":31415}],"));
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, pod(wish, "", "\"ports\":[{\"containerPort\":80,\"hostPort\":31415}],"));

        assertThat(answer.code()).isEqualTo("HostPortTaken");
        assertThat(answer.message()).contains(namespace + "/theirs", "31415/TCP");
    }

    @Test
    void aNodePortThatIsTakenAndAServiceThatMustBeReplacedAreTold() throws IOException {
        Agent agent = startAgent();
        Wish wish = Wish.of(cluster, namespace);
        int port = 30000 + Math.floorMod(namespace.hashCode(), 2700);
        person.puts(service("theirs", "\"type\":\"NodePort\",", ",\"nodePort\":" + port));

        Answer taken = previewed(wish, service("ours", "\"type\":\"NodePort\",", ",\"nodePort\":" + port));
        Intent intent = wish.apply(1, service("ours", "", ""));
        hub.wants(intent);
        hub.awaits(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);
        Answer headless = previewed(wish, service("ours", "\"clusterIP\":\"None\",", ""));

        assertThat(agent).isNotNull();
        assertThat(taken.code()).as(taken.toString()).isEqualTo("InvalidObject");
        assertThat(taken.message()).contains("already allocated");
        assertThat(headless.code()).as(headless.toString()).isEqualTo("WillBeReplaced");
    }

    @Test
    void whatLooksLikeACredentialIsWithheldFromAPreview() throws IOException {
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

    /** @param pod more of the pod's spec @param container more of its container, instead of what is there */
    static String pod(Wish wish, String pod, String container) {
        ObjectNode daemonSet = (ObjectNode) json(wish.text());
        ObjectNode spec = (ObjectNode) daemonSet.path("spec").path("template").path("spec");
        spec.setAll((ObjectNode) json("{" + pod.replaceAll(",\\s*$", "") + "}"));
        ((ObjectNode) spec.path("containers").path(0)).setAll((ObjectNode) json("{" + container.replaceAll(",\\s*$", "") + "}"));
        return daemonSet.toString();
    }

    private static String rolling(Wish wish, String unavailable) {
        return wish.text().replace("\"spec\":{\"selector\"", "\"spec\":{\"updateStrategy\":{\"type\":\"RollingUpdate\",\"rollingUpdate\":"
                + "{\"maxUnavailable\":" + unavailable + "}},\"selector\"");
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

package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;

/** Tests previews of pods, about which a dry run says nothing. */
abstract class PodPreviewScenarios extends PreviewScenarios {

    @Test
    void namesMissingObjectsThatPodsReference() throws IOException {
        user.apply("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"namespace":"%s","name":"there"},"data":{"a":"1"}}""".formatted(namespace));
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, withPod(testWorkload, """
                "serviceAccountName":"nobody","priorityClassName":"none-such","runtimeClassName":"none-such",
                "imagePullSecrets":[{"name":"login"}],
                "volumes":[{"name":"c","persistentVolumeClaim":{"claimName":"disk"}}],""", """
                "env":[{"name":"A","valueFrom":{"configMapKeyRef":{"name":"there","key":"a"}}},
                       {"name":"B","valueFrom":{"configMapKeyRef":{"name":"there","key":"b"}}},
                       {"name":"C","valueFrom":{"configMapKeyRef":{"name":"maybe","key":"b","optional":true}}}],
                "envFrom":[{"configMapRef":{"name":"absent"}}],"""));

        assertThat(QuestionBuilder.codes(answer, "refusal"))
                .contains("ServiceAccountMissing", "PriorityClassMissing", "RuntimeClassMissing");
        assertThat(answer.findings()).filteredOn(finding -> finding.severity().equals("warning"))
                .extracting(finding -> finding.code() + " " + finding.object())
                .contains("ConfigMapKeyMissing ConfigMap/there", "ConfigMapMissing ConfigMap/absent",
                        "ClaimMissing PersistentVolumeClaim/disk")
                .doesNotContain("ConfigMapMissing ConfigMap/maybe");
    }

    @Test
    void computesQuotaForAllMatchingNodes() throws IOException {
        user.createPodQuota(namespace, 2);
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, testWorkload.plainManifest());

        assertThat(answer.code()).isEqualTo("QuotaExceeded");
        assertThat(answer.message()).contains("of pods, 2 are left");
    }

    @Test
    void checksPodsAgainstLimitRange() throws IOException {
        user.apply("""
                {"apiVersion":"v1","kind":"LimitRange","metadata":{"namespace":"%s","name":"small"},
                 "spec":{"limits":[{"type":"Container","max":{"memory":"8Mi"},"min":{"cpu":"5m"},"default":{"memory":"8Mi"},
                  "defaultRequest":{"cpu":"5m"}}]}}""".formatted(namespace));
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer large = preview(testWorkload,
                withPod(testWorkload, "", "\"resources\":{\"requests\":{\"cpu\":\"10m\"},\"limits\":{\"memory\":\"9Mi\"}},"));
        Answer unset = preview(testWorkload, withPod(testWorkload, "", "\"resources\":{},"));
        Answer small = preview(testWorkload,
                withPod(testWorkload, "", "\"resources\":{\"requests\":{\"cpu\":\"10m\"},\"limits\":{\"memory\":\"8Mi\"}},"));

        assertThat(large.code()).isEqualTo("LimitRangeRefuses");
        assertThat(large.message()).contains("maximum memory usage per Container is 8Mi");
        assertThat(unset.verdict()).as("with default limits: " + unset).isEqualTo(Verdict.ACCEPTED);
        assertThat(small.verdict()).as(small.toString()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void checksPodsAgainstPodSecurity() throws IOException {
        user.labelNamespace(namespace, "pod-security.kubernetes.io/enforce", "baseline");
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        String privileged = withPod(testWorkload, "", "\"securityContext\":{\"privileged\":true},");

        Answer enforced = preview(testWorkload, privileged);
        user.labelNamespace(namespace, "pod-security.kubernetes.io/warn", "restricted");
        Answer stricter = preview(testWorkload, privileged);
        Answer warned = preview(testWorkload, testWorkload.plainManifest());
        user.labelNamespace(namespace, "pod-security.kubernetes.io/warn", "privileged");
        Answer unset = preview(testWorkload, privileged);

        assertThat(List.of(enforced, stricter, unset)).allSatisfy(answer -> {
            assertThat(answer.code()).as(answer.toString()).isEqualTo("PodSecurityRefuses");
            assertThat(answer.message()).contains("baseline:latest", "privileged");
        });
        assertThat(warned.verdict()).isEqualTo(Verdict.WARNED);
        assertThat(warned.code()).isEqualTo("PodSecurityWarns");
    }

    @Test
    void reportsNumberOfPodsUnavailableAtOnce() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer quarter = preview(testWorkload, rolling(testWorkload, "\"25%\""));
        Answer all = preview(testWorkload, rolling(testWorkload, "\"100%\""));
        Answer unmatched = preview(testWorkload, withPod(testWorkload, "\"nodeSelector\":{\"no\":\"such\"},", ""));

        int nodes = quarter.nodes().matching();
        assertThat(quarter.findings()).extracting(finding -> finding.message())
                .contains("maxUnavailable is 25 % of " + nodes + " = " + Math.ceilDiv(nodes, 4));
        assertThat(all.code()).isEqualTo("AllAtOnce");
        assertThat(unmatched.code()).isEqualTo("NoMatchingNode");
    }

    @Test
    void reportsHostPortTakenByOtherDaemonSet() throws IOException {
        TestWorkload foreign = TestWorkload.of(cluster, namespace).name("theirs");
        user.apply(withPod(foreign, "", "\"ports\":[{\"containerPort\":80,\"hostPort\":31415}],"));
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, withPod(testWorkload, "", "\"ports\":[{\"containerPort\":80,\"hostPort\":31415}],"));

        assertThat(answer.code()).isEqualTo("HostPortTaken");
        assertThat(answer.message()).contains(namespace + "/theirs", "31415/TCP");
    }

    private static String rolling(TestWorkload testWorkload, String unavailable) {
        return testWorkload.plainManifest().replace("\"spec\":{\"selector\"",
                "\"spec\":{\"updateStrategy\":{\"type\":\"RollingUpdate\",\"rollingUpdate\":"
                + "{\"maxUnavailable\":" + unavailable + "}},\"selector\"");
    }
}

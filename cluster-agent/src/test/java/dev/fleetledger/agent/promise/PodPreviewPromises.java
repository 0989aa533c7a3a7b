package dev.fleetledger.agent.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;

/** Tests previews of pods, about which a dry run says nothing. */
abstract class PodPreviewPromises extends PreviewPromises {

    @Test
    void namesMissingObjectsThatPodsReference() throws IOException {
        person.applies("""
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
    void computesQuotaForAllMatchingNodes() throws IOException {
        person.allowsPods(namespace, 2);
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, wish.text());

        assertThat(answer.code()).isEqualTo("QuotaExceeded");
        assertThat(answer.message()).contains("of pods, 2 are left");
    }

    @Test
    void checksPodsAgainstLimitRange() throws IOException {
        person.applies("""
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
        assertThat(silent.verdict()).as("with default limits: " + silent).isEqualTo(Verdict.ACCEPTED);
        assertThat(small.verdict()).as(small.toString()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void checksPodsAgainstPodSecurity() throws IOException {
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
    void reportsNumberOfPodsUnavailableAtOnce() throws IOException {
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
    void reportsHostPortTakenByOtherDaemonSet() throws IOException {
        Wish theirs = Wish.of(cluster, namespace).name("theirs");
        person.applies(pod(theirs, "", "\"ports\":[{\"containerPort\":80,\"hostPort\":31415}],"));
        startAgent();
        Wish wish = Wish.of(cluster, namespace);

        Answer answer = previewed(wish, pod(wish, "", "\"ports\":[{\"containerPort\":80,\"hostPort\":31415}],"));

        assertThat(answer.code()).isEqualTo("HostPortTaken");
        assertThat(answer.message()).contains(namespace + "/theirs", "31415/TCP");
    }

    private static String rolling(Wish wish, String unavailable) {
        return wish.text().replace("\"spec\":{\"selector\"", "\"spec\":{\"updateStrategy\":{\"type\":\"RollingUpdate\",\"rollingUpdate\":"
                + "{\"maxUnavailable\":" + unavailable + "}},\"selector\"");
    }
}

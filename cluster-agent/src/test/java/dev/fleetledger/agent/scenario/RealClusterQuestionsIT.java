package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Item;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.parts.kubernetes.ControlPlane;

/** Runs on a real API server, with the rights that the join manifest grants. */
@EnabledIf("dev.fleetledger.parts.kubernetes.ControlPlane#available")
@ResourceLock(providers = RealCluster.Locks.class)
class RealClusterQuestionsIT extends InventoryScenarios {

    @Override
    TestCluster testCluster() {
        return RealCluster.SECOND.joined();
    }

    @Test
    void listsSecretNamesOnlyIfAdministratorAllows() throws IOException {
        RealCluster.SECOND.cluster().kubectl().run("create", "secret", "generic", "login", "-n", namespace, "--from-literal=password=hunter2");
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        String manifest = withPod(testWorkload, "",
                "\"envFrom\":[{\"secretRef\":{\"name\":\"login\"}},{\"secretRef\":{\"name\":\"absent\"}}],");

        Answer refused = items("secrets", namespace);
        Answer unknown = preview(testWorkload, manifest);
        RealCluster.SECOND.cluster().kubectl().run("create", "role", "secrets", "-n", namespace, "--verb=get,list", "--resource=secrets");
        RealCluster.SECOND.cluster().kubectl().run("create", "rolebinding", "secrets", "-n", namespace, "--role=secrets",
                "--serviceaccount=fleetledger-system:fleetledger-agent");
        Answer allowed = Wait.until("it is allowed", () -> ifAccepted(items("secrets", namespace)), () -> "another verdict");
        Answer visible = preview(testWorkload, manifest);

        assertThat(refused.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(refused.code()).isEqualTo("NotAllowed");
        assertThat(refused.message()).contains("docs/questions.md", "cannot list resource \"secrets\"");
        assertThat(QuestionBuilder.codes(unknown, "unknown")).containsExactly("SecretNotVisible", "SecretNotVisible");
        assertThat(unknown.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(allowed.items()).extracting(Item::name).containsExactly("login");
        assertThat(visible.findings()).extracting(finding -> finding.code() + " " + finding.object())
                .contains("SecretMissing Secret/absent")
                .doesNotContain("SecretMissing Secret/login");
        assertThat(reportsAsText()).doesNotContain("hunter2").doesNotContain("aHVudGVyMg");
    }

    @Test
    void quotesAdmissionPolicyInPreview() throws IOException {
        RealCluster.SECOND.denyByPolicy(namespace, "CREATE", "");
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = Wait.until("a refusal", () -> ifRefused(preview(testWorkload, testWorkload.plainManifest())),
                () -> "another verdict");

        assertThat(answer.code()).isEqualTo("AdmissionDenied");
        assertThat(answer.message()).contains("the night shift says no");
    }

    /** The field is alpha in Kubernetes 1.35 and disabled there. */
    @Test
    void reportsFieldThatClusterDrops() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);

        Answer answer = preview(testWorkload, withPod(testWorkload, "\"workloadRef\":{\"name\":\"a\",\"podGroup\":\"b\"},", ""));

        assertThat(answer.code()).as(answer.toString()).isEqualTo("FieldNotKept");
        assertThat(answer.message()).startsWith("/spec/template/spec/workloadRef would be dropped");
    }

    private static Answer ifAccepted(Answer answer) {
        return answer.verdict() == Verdict.ACCEPTED ? answer : null;
    }

    private static Answer ifRefused(Answer answer) {
        return answer.verdict() == Verdict.REFUSED ? answer : null;
    }
}

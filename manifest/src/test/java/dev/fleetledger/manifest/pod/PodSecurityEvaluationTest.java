package dev.fleetledger.manifest.pod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;

/** The level is the strictest one that no setting violates. */
class PodSecurityEvaluationTest {
    private static final String STRICT =
            "'security': {'runAsNonRoot': true, 'allowPrivilegeEscalation': false, 'capabilities': {'drop': ['ALL']},"
        + " 'seccompProfile': {'type': 'RuntimeDefault'}}";

    private static StepDocuments draft(String container, String pod, String scheduling) {
        return TestDocuments.smallest()
            .with(Step.CONTAINERS, TestDocuments.json("{'containers': [{'name': 'abcd', 'image': 'a:1'" + container + "}]" + pod + "}"))
            .with(Step.ADVANCED, TestDocuments.json("{'scheduling': {" + scheduling + "}}"));
    }

    @Test
    void reportsSmallestDraftAsBaseline() {
        assertThat(PodSecurityEvaluation.level(TestDocuments.smallest())).isEqualTo(SecurityLevel.BASELINE);
    }

    @Test
    void reportsFullyRestrictedContainerAsRestricted() {
        assertThat(PodSecurityEvaluation.level(draft(", " + STRICT, "", ""))).isEqualTo(SecurityLevel.RESTRICTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'privileged': true                                                              | /containers/0/privileged",
        "'ports': [{'containerPort': 80, 'hostPort': 80}]                                | /containers/0/ports/0/hostPort",
        "'security': {'capabilities': {'add': ['SYS_ADMIN']}}                            | /containers/0/security/capabilities/add/0",
        "'security': {'seccompProfile': {'type': 'Unconfined'}}                          | /containers/0/security/seccompProfile/type",
        "'security': {'seLinuxOptions': {'type': 'spc_t'}}                               | /containers/0/security/seLinuxOptions/type",
        "'security': {'seLinuxOptions': {'user': 'a'}}                                   | /containers/0/security/seLinuxOptions/user",
        "'probes': {'liveness': {'httpGet': {'port': 80, 'host': '10.0.0.1'}}}           | /containers/0/probes/liveness/httpGet/host"})
    void reportsContainerSettingsThatViolateBaseline(String member, String pointer) {
        StepDocuments stepDocuments = draft(", " + member, "", "");

        assertThat(PodSecurityEvaluation.level(stepDocuments)).isEqualTo(SecurityLevel.PRIVILEGED);
        assertThat(PodSecurityEvaluation.obstacles(stepDocuments)).filteredOn(one -> one.violatedLevel() == SecurityLevel.BASELINE)
            .extracting(PodSecurityEvaluation.Obstacle::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'volumes': [{'name': 'a', 'hostPath': {'path': '/'}}]                  | ``",
        "'podSecurity': {'sysctls': [{'name': 'kernel.sem', 'value': 'a'}]}     | ``",
        "'volumes': []                                                          | 'hostNetwork': true",
        "'volumes': []                                                          | 'hostPID': true",
        "'volumes': []                                                          | 'hostIPC': true"})
    void reportsPodSettingsThatViolateBaselineAsPrivileged(String pod, String scheduling) {
        assertThat(PodSecurityEvaluation.level(draft("", ", " + pod, scheduling))).isEqualTo(SecurityLevel.PRIVILEGED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'runAsNonRoot': true             | 'runAsNonRoot': false",
        "'drop': ['ALL']                  | 'drop': ['KILL']",
        "'allowPrivilegeEscalation': false, | ``",
        "'runAsNonRoot': true             | 'runAsNonRoot': true, 'runAsUser': 0",
        "'drop': ['ALL']                  | 'drop': ['ALL'], 'add': ['CHOWN']"})
    void checksEachControlOfRestricted(String strict, String loose) {
        assertThat(STRICT).contains(strict);

        assertThat(PodSecurityEvaluation.level(draft(", " + STRICT.replace(strict, loose), "", ""))).isEqualTo(SecurityLevel.BASELINE);
    }

    @Test
    void appliesPodsNonRootToContainersWithoutTheirOwn() {
        StepDocuments stepDocuments = draft(", " + STRICT.replace("'runAsNonRoot': true, ", ""), ", 'podSecurity': {'runAsNonRoot': true}",
                "");

        assertThat(PodSecurityEvaluation.level(stepDocuments)).isEqualTo(SecurityLevel.RESTRICTED);
    }
}

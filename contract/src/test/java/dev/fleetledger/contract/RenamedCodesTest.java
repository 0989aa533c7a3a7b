package dev.fleetledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.DeploymentFacts;

/** Events stored by version 0.1, and messages of its agents, are read with the current codes. */
class RenamedCodesTest {

    private static final String ID = "0197a1b2-0000-7000-8000-000000000001";

    @Test
    void readsStoredRefusalWithCurrentCodeAndRules() {
        var refused = read("""
                {"action": "draft.submit", "target": {}, "status": 422, "code": "RulesAreBroken", "missing": [], "rules": ["ClusterIsNoName", "NameIsTooShort"]}
                """, RefusalEvent.Refused.class);

        assertThat(refused.code()).isEqualTo("ValidationFailed");
        assertThat(refused.rules()).isEqualTo(List.of("ClusterNameIsInvalid", "NameIsTooShort"));
    }

    @Test
    void readsStoredFailureWithCurrentCode() {
        var failed = read("""
                {"workload": "%s", "cluster": "eu-1", "generation": 1, "status": "Stalled", "code": "PodsAreComing", "message": "…",
                 "evidence": {"desired": 1, "ready": 0, "available": 0, "updated": 0, "observedAt": "2026-11-28T10:00:00Z"}}
                """.formatted(ID), DeploymentEvent.Failed.class);

        assertThat(failed.code()).isEqualTo("PodsStarting");
    }

    @Test
    void readsStoredRefusalByClusterWithCurrentCode() {
        var refused = read("""
                {"workload": "%s", "cluster": "eu-1", "generation": 1, "code": "ChangedByAnother", "message": "…",
                 "observedAt": "2026-11-28T10:00:00Z"}
                """.formatted(ID), DeploymentEvent.Refused.class);

        assertThat(refused.code()).isEqualTo("ChangedExternally");
    }

    @Test
    void readsStoredFetchWithCurrentCode() {
        var fetched = read("""
                {"draft": "%s", "question": "%s", "code": "MayNotLook", "message": "…"}
                """.formatted(ID, ID), DraftEvent.Fetched.class);

        assertThat(fetched.code()).isEqualTo("NotPermitted");
    }

    @Test
    void readsReportWithCurrentCodes() {
        var facts = read("""
                {"workload": "%s", "attempt": {"intent": "%s", "generation": 1, "result": "waiting", "code": "PodsAreGoing"},
                 "troubles": [{"code": "NotYetThere", "message": "…", "pods": 1}], "observedAt": "2026-11-28T10:00:00Z"}
                """.formatted(ID, ID), DeploymentFacts.class);

        assertThat(facts.attempt().code()).isEqualTo("PodsTerminating");
        assertThat(facts.troubles()).extracting(DeploymentFacts.Trouble::code).containsExactly("NotYetCreated");
    }

    @Test
    void readsAnswerWithCurrentCodes() {
        var answer = read("""
                {"question": "%s", "verdict": "refused", "code": "MayNotLook",
                 "findings": [{"severity": "unknown", "code": "MayNotLook", "object": "Secret/x", "message": "…"}],
                 "changes": [], "objects": [], "items": [], "complete": true, "answeredAt": "2026-11-28T10:00:00Z"}
                """.formatted(ID), Answer.class);

        assertThat(answer.code()).isEqualTo("NotPermitted");
        assertThat(answer.findings()).extracting(Answer.Finding::code).containsExactly("NotPermitted");
    }

    @Test
    void keepsOtherCodes() {
        assertThat(RenamedCodes.current("AdmissionDenied")).isEqualTo("AdmissionDenied");
        assertThat(RenamedCodes.currentOrNull(null)).isNull();
    }

    private static <T> T read(String json, Class<T> type) {
        return ContractJson.MAPPER.readValue(json, type);
    }
}

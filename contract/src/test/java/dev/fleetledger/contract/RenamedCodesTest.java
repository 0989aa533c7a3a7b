package dev.fleetledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;
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
    void mapsCodesOfReportsAndAnswers() {
        assertThat(new DeploymentFacts.Attempt(UUID.fromString(ID), 1, AttemptResult.WAITING, "PodsAreGoing", null).code())
                .isEqualTo("PodsTerminating");
        assertThat(new Answer.Finding("unknown", "MayNotLook", "Secret/x", "…").code()).isEqualTo("NotPermitted");
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

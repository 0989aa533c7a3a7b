package dev.fleetledger.command.draft.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.Step;

class RunningAnswerMapperTest {

    private static final Running RUNNING = new Running("eu-1", "default", "cni", new UUID(9, 9));
    private static final String DAEMON_SET =
            "[{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"cni\",\"namespace\":\"default\"}}]";

    @Test
    void fillsPlacementWithoutConflictPolicy() {
        DraftCommand.Fetch found = RunningAnswerMapper.toCommand(RUNNING, answer(Verdict.ACCEPTED, null, null, DAEMON_SET));

        assertThat(found.code()).isNull();
        assertThat(found.documents().of(Step.BASICS).path("name").asString()).isEqualTo("cni");
        assertThat(found.documents().of(Step.PLACEMENT).toString()).isEqualTo("{\"clusters\":[\"eu-1\"]}");
    }

    @Test
    void passesClustersFindingsAsMessage() {
        DraftCommand.Fetch found = RunningAnswerMapper.toCommand(RUNNING, answer(Verdict.WARNED, "IsOurs", null, DAEMON_SET,
                new Answer.Finding("warning", "IsOurs", "Workload/1", "It already belongs to workload 1")));

        assertThat(found.code()).isNull();
        assertThat(found.message()).isEqualTo("It already belongs to workload 1");
    }

    @Test
    void fillsNothingFromOtherObjects() {
        DraftCommand.Fetch found = RunningAnswerMapper.toCommand(RUNNING, answer(Verdict.ACCEPTED, null, null,
                "[{\"apiVersion\":\"v1\",\"kind\":\"Service\"},7,null]"));

        assertThat(found.code()).isEqualTo("CannotBeRead");
        assertThat(found.documents().byStep()).isEmpty();
    }

    @Test
    void truncatesAndRedactsAgentsMessage() {
        assertThat(refused("x".repeat(5_000)).message()).hasSize(1_000);
        assertThat(refused("a\u0000b\uD800").message()).isEqualTo("a b ");
        assertThat(refused("login with password=hunter22").message()).isEqualTo(CredentialRedactor.REDACTED);
    }

    @Test
    void replacesInvalidOrMissingCode() {
        assertThat(RunningAnswerMapper.toCommand(RUNNING, answer(Verdict.REFUSED, "no such\nword", "m", "[]")).code()).isEqualTo("Refused");
        assertThat(RunningAnswerMapper.toCommand(RUNNING, answer(Verdict.UNREACHABLE, null, "m", "[]")).code())
                .isEqualTo("ClusterIsUnreachable");
    }

    private static DraftCommand.Fetch refused(String message) {
        return RunningAnswerMapper.toCommand(RUNNING, answer(Verdict.REFUSED, "NotFound", message, "[]"));
    }

    private static Answer answer(Verdict verdict, @Nullable String code, @Nullable String message, String objects,
            Answer.Finding... findings) {
        return new Answer(RUNNING.question(), verdict, code, message, List.of(findings), null, List.of(),
                List.of(ContractJson.MAPPER.readValue(objects, JsonNode[].class)), List.of(), true, Instant.EPOCH);
    }
}

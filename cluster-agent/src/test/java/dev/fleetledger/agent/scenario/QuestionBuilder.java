package dev.fleetledger.agent.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Finding;

/** Questions that a hub asks one cluster. */
record QuestionBuilder(String cluster, Instant expiresAt) {

    static QuestionBuilder of(String cluster) {
        return new QuestionBuilder(cluster, Instant.now().plus(Duration.ofMinutes(2)));
    }

    QuestionBuilder withExpiry(Instant expiry) {
        return new QuestionBuilder(cluster, expiry);
    }

    Question preview(TestWorkload testWorkload, Intent intent) {
        return preview(testWorkload, intent.objects());
    }

    /** @param changed the modified manifest of the usual DaemonSet */
    Question preview(TestWorkload testWorkload, String manifest) {
        return preview(testWorkload, List.of(ContractJson.MAPPER.readTree(manifest)));
    }

    Question preview(TestWorkload testWorkload, List<JsonNode> objects) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.PREVIEW, expiresAt, testWorkload.id(), testWorkload.namespace(),
                testWorkload.name(),
                null, testWorkload.conflict(), objects, testWorkload.hub(), null);
    }

    Question running(String namespace, String name) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.RUNNING, expiresAt, null, namespace, name, null, null, List.of(),
                TestWorkload.HUB, null);
    }

    Question list(String list, String namespace) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.INVENTORY, expiresAt, null, namespace, null, list, null, List.of(),
                TestWorkload.HUB, null);
    }

    static List<String> codes(Answer answer, String severity) {
        return answer.findings().stream().filter(finding -> finding.severity().equals(severity)).map(Finding::code).toList();
    }
}

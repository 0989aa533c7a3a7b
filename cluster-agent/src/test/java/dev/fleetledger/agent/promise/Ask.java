package dev.fleetledger.agent.promise;

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
record Ask(String cluster, Instant expiresAt) {

    static Ask of(String cluster) {
        return new Ask(cluster, Instant.now().plus(Duration.ofMinutes(2)));
    }

    Ask expires(Instant at) {
        return new Ask(cluster, at);
    }

    Question preview(Wish wish, Intent intent) {
        return preview(wish, intent.objects());
    }

    /** @param changed the modified manifest of the usual DaemonSet */
    Question preview(Wish wish, String changed) {
        return preview(wish, List.of(ContractJson.MAPPER.readTree(changed)));
    }

    Question preview(Wish wish, List<JsonNode> objects) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.PREVIEW, expiresAt, wish.workload(), wish.namespace(), wish.name(),
                null, wish.conflict(), objects, wish.hub(), null);
    }

    Question running(String namespace, String name) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.RUNNING, expiresAt, null, namespace, name, null, null, List.of(),
                Wish.HUB, null);
    }

    Question list(String list, String namespace) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.INVENTORY, expiresAt, null, namespace, null, list, null, List.of(),
                Wish.HUB, null);
    }

    static List<String> codes(Answer answer, String severity) {
        return answer.findings().stream().filter(finding -> finding.severity().equals(severity)).map(Finding::code).toList();
    }
}

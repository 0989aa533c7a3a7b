package dev.fleetledger.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;

class IntentIntakeTest {

    private static final UUID WORKLOAD = UUID.randomUUID();
    private static final Hub HUB = new Hub(UUID.randomUUID(), 2, 10);

    private final DeploymentStates deploymentStates = new DeploymentStates(Clock.systemUTC());
    private final Memory memory = new Memory(1);
    private final List<UUID> due = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final IntentIntake intentIntake = new IntentIntake("eu-1", deploymentStates, memory, due::add, questions::add);

    @Test
    void queuesWantedIntent() {
        accept(intent(1, HUB));

        assertThat(wantedIntent().generation()).isEqualTo(1);
        assertThat(due).containsExactly(WORKLOAD);
    }

    @Test
    void doesNotQueueRepeatedIntent() {
        Intent intent = intent(1, HUB);
        accept(intent);
        accept(intent);
        accept(new Intent(intent.intent(), WORKLOAD, "eu-1", 1, intent.action(), 1, "n", "n", List.of(), "refuse", "correct", "PT1M", null,
                null,
                new Hub(HUB.installation(), HUB.epoch(), 99), null));

        assertThat(due).hasSize(1);
    }

    @Test
    void ignoresLateOlderGeneration() {
        accept(intent(3, HUB));
        accept(intent(2, HUB));

        assertThat(wantedIntent().generation()).isEqualTo(3);
    }

    @Test
    void acceptsOlderGenerationOfNewerEpoch() {
        accept(intent(3, HUB));
        accept(intent(2, new Hub(HUB.installation(), 3, 5)));

        assertThat(wantedIntent().generation()).isEqualTo(2);
    }

    @Test
    void refusesIntentAfterLedgerRegression() {
        accept(intent(3, HUB));
        accept(intent(4, new Hub(HUB.installation(), 1, 500)));

        assertThat(wantedIntent().generation()).isEqualTo(3);
        assertThat(deploymentStates.find(WORKLOAD).facts().attempt())
                .matches(attempt -> attempt.result() == AttemptResult.REFUSED && attempt.code().equals("HubWentBackwards"));
    }

    @Test
    void readsHubRecordFirstOnReplay() {
        byte[] other = ContractJson.MAPPER.writeValueAsBytes(intent(1, new Hub(UUID.randomUUID(), 2, 10)));

        intentIntake.replay(new HashMap<>(Map.of("workload/" + WORKLOAD, other, "hub", ContractJson.MAPPER.writeValueAsBytes(HUB))));

        assertThat(memory.hub().installation()).isEqualTo(HUB.installation());
        assertThat(due).isEmpty();
    }

    @Test
    void ignoresTombstone() {
        accept(intent(1, HUB));

        intentIntake.accept("workload/" + WORKLOAD, null);

        assertThat(wantedIntent()).isNotNull();
    }

    @Test
    void forgetsRemovedWorkloadOnTombstone() {
        Intent intent = intent(1, HUB);
        accept(intent);
        deploymentStates.change(WORKLOAD, now -> now.withAttempt(new Attempt(intent.intent(), 1, AttemptResult.REMOVED, null, null), 0));

        intentIntake.accept("workload/" + WORKLOAD, null);

        assertThat(deploymentStates.all()).isEmpty();
    }

    @Test
    void ignoresUnknownFieldsAndKeys() {
        String text = ContractJson.MAPPER.writeValueAsString(intent(1, HUB));
        intentIntake.accept("future/" + UUID.randomUUID(), "{}".getBytes(UTF_8));
        intentIntake.accept("workload/" + WORKLOAD, text.replaceFirst("\\{", "{\"fromTheFuture\":[1],").getBytes(UTF_8));

        assertThat(wantedIntent().generation()).isEqualTo(1);
        assertThat(intentIntake.parked()).isZero();
    }

    @Test
    void parksIntentOfOtherClusterOrWithoutRequiredField() {
        String text = ContractJson.MAPPER.writeValueAsString(intent(1, HUB));
        intentIntake.accept("workload/" + WORKLOAD, text.replace("eu-1", "us-1").getBytes(UTF_8));
        intentIntake.accept("workload/" + UUID.randomUUID(), text.getBytes(UTF_8));
        intentIntake.accept("workload/" + WORKLOAD, text.replace("\"drift\"", "\"draft\"").getBytes(UTF_8));
        intentIntake.accept("workload/" + WORKLOAD, "not json".getBytes(UTF_8));

        assertThat(due).isEmpty();
        assertThat(intentIntake.parked()).isEqualTo(4);
    }

    @Test
    void forwardsQuestionExceptFromRefusedHub() {
        accept(intent(1, HUB));
        Question question = question("eu-1", HUB);
        Question earlier = question("eu-1", new Hub(HUB.installation(), 1, 500));

        intentIntake.accept(question.key(), ContractJson.MAPPER.writeValueAsBytes(question));
        intentIntake.accept(earlier.key(), ContractJson.MAPPER.writeValueAsBytes(earlier));

        assertThat(questions).containsExactly(question);
        assertThat(intentIntake.refused()).isOne();
    }

    @Test
    void parksQuestionOfOtherClusterOrWithoutRequiredField() {
        Question foreign = question("us-1", HUB);
        intentIntake.accept(foreign.key(), ContractJson.MAPPER.writeValueAsBytes(foreign));
        intentIntake.accept("question/" + UUID.randomUUID(), "{}".getBytes(UTF_8));
        intentIntake.accept("question/" + UUID.randomUUID(), "{\"kind\":\"divination\"}".getBytes(UTF_8));

        assertThat(questions).isEmpty();
        assertThat(intentIntake.parked()).isEqualTo(3);
        assertThat(deploymentStates.all()).isEmpty();
    }

    private static Question question(String cluster, Hub hub) {
        return new Question(UUID.randomUUID(), cluster, QuestionKind.INVENTORY, Instant.parse("2026-11-25T10:00:00Z"), null, null, null,
                "nodes", null, List.of(), hub, null);
    }

    private Intent wantedIntent() {
        return deploymentStates.find(WORKLOAD).wanted();
    }

    private void accept(Intent intent) {
        intentIntake.accept(intent.key(), ContractJson.MAPPER.writeValueAsBytes(intent));
    }

    private static Intent intent(long generation, Hub hub) {
        return new Intent(UUID.randomUUID(), WORKLOAD, "eu-1", generation, DeploymentAction.APPLY, 1, "n", "n", List.of(), "refuse",
                "correct", "PT1M", null, null, hub, null);
    }
}

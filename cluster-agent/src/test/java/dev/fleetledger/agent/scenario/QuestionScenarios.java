package dev.fleetledger.agent.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.Verdict;

/** Tests when a question is answered and when it is not. */
abstract class QuestionScenarios extends AgentFixture {

    @Test
    void neverAnswersExpiredQuestion() throws IOException {
        Question before = QuestionBuilder.of(cluster).withExpiry(Instant.now().minusSeconds(1)).list("nodes", null);
        hub.sendQuestion(before);
        startAgent();
        Question expiredWhileRunning = QuestionBuilder.of(cluster).withExpiry(Instant.now().minusSeconds(1)).list("nodes", null);
        hub.sendQuestion(expiredWhileRunning);
        Question later = QuestionBuilder.of(cluster).list("nodes", null);

        hub.sendQuestion(later);

        hub.awaitAnswer(later);
        awaitSentinelAnswer();
        assertThat(hub.answers(before)).isEmpty();
        assertThat(hub.answers(expiredWhileRunning)).isEmpty();
    }

    @Test
    void answersRepeatedQuestionOnce() throws IOException {
        startAgent();
        Question question = QuestionBuilder.of(cluster).list("nodes", null);
        hub.sendQuestion(question);
        hub.awaitAnswer(question);

        hub.sendQuestion(question);
        hub.sendRecord(cluster, question.key(), null);
        hub.sendQuestion(question);

        Question next = QuestionBuilder.of(cluster).list("nodes", null);
        hub.sendQuestion(next);
        hub.awaitAnswer(next);
        assertThat(hub.answers(question)).hasSize(1);
    }

    @Test
    void judgesExpiryByBrokerClock() throws IOException {
        startAgent(null, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        Question question = QuestionBuilder.of(cluster).list("nodes", null);

        hub.sendQuestion(question);

        assertThat(hub.awaitAnswer(question).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void answersOnlyAsLeaseHolder() throws IOException {
        Agent first = startAgent();
        Wait.until("the first agent is ready", first::isReady);
        Agent second = startAgent();
        Wait.until("the second agent is a standby", second::isReady);
        List<Question> questions = IntStream.range(0, 5).mapToObj(i -> QuestionBuilder.of(cluster).list("nodes", null)).toList();

        questions.forEach(hub::sendQuestion);

        questions.forEach(hub::awaitAnswer);
        awaitSentinelAnswer();
        assertThat(questions).allSatisfy(question -> assertThat(hub.answers(question)).hasSize(1));
    }

    @Test
    void answersUnreachableWhenApiServerHangs() throws IOException {
        Agent agent = startAgent();
        Wait.until("the agent is ready", agent::isReady);
        proxy.hang();
        Question question = QuestionBuilder.of(cluster)
                .preview(TestWorkload.of(cluster, namespace), TestWorkload.of(cluster, namespace).apply(1));

        hub.sendQuestion(question);

        Answer answer = hub.awaitAnswer(question);
        assertThat(answer.verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(answer.code()).isEqualTo("ApiServerUnavailable");
    }

    @Test
    void appliesIntentBeforeManyQueuedQuestions() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        List<Question> questions = IntStream.range(0, 100)
                .mapToObj(i -> QuestionBuilder.of(cluster).preview(testWorkload, testWorkload.apply(1))).toList();
        questions.forEach(hub::sendQuestion);
        Intent intent = testWorkload.apply(1);

        hub.sendIntent(intent);

        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);
        // Compares the order of the reports, because this thread may see them later than they were sent.
        List<Report> earlier = hub.reportsOf(cluster).stream().takeWhile(report -> report.deployments().stream()
                .noneMatch(facts -> facts.attempt().intent().equals(intent.intent()) && facts.attempt().result() == AttemptResult.APPLIED)).toList();
        assertThat(earlier.stream().filter(report -> report.answers() != null).flatMap(report -> report.answers().stream()).map(Answer::question))
                .as("answers before the intent was applied").doesNotContain(questions.getLast().question());
    }

    /** Asks further questions, one after the other, until they are answered; by then all earlier ones were taken from the queue. */
    private void awaitSentinelAnswer() {
        for (int i = 0; i < 3; i++) {
            Question sentinel = QuestionBuilder.of(cluster).list("nodes", null);
            hub.sendQuestion(sentinel);
            hub.awaitAnswer(sentinel);
        }
    }

    /** Returns all reports of the agent as text, to check what they must not contain. */
    String reportsAsText() {
        return ContractJson.MAPPER.writeValueAsString(hub.reportsOf(cluster));
    }
}

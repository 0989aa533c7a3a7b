package dev.fleetledger.agent.promise;

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
import dev.fleetledger.contract.report.Verdict;

/** Tests when a question is answered and when it is not. */
abstract class QuestionPromises extends AgentSuite {

    @Test
    void neverAnswersExpiredQuestion() throws IOException {
        Question before = Ask.of(cluster).expires(Instant.now().minusSeconds(1)).list("nodes", null);
        hub.asks(before);
        startAgent();
        Question live = Ask.of(cluster).expires(Instant.now().minusSeconds(1)).list("nodes", null);
        hub.asks(live);
        Question later = Ask.of(cluster).list("nodes", null);

        hub.asks(later);

        hub.awaitsAnswer(later);
        Waiting.sleep(Duration.ofSeconds(1));
        assertThat(hub.answers(before)).isEmpty();
        assertThat(hub.answers(live)).isEmpty();
    }

    @Test
    void answersRepeatedQuestionOnce() throws IOException {
        startAgent();
        Question question = Ask.of(cluster).list("nodes", null);
        hub.asks(question);
        hub.awaitsAnswer(question);

        hub.asks(question);
        hub.says(cluster, question.key(), null);
        hub.asks(question);

        Question next = Ask.of(cluster).list("nodes", null);
        hub.asks(next);
        hub.awaitsAnswer(next);
        assertThat(hub.answers(question)).hasSize(1);
    }

    @Test
    void judgesExpiryByBrokerClock() throws IOException {
        startAgent(null, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        Question question = Ask.of(cluster).list("nodes", null);

        hub.asks(question);

        assertThat(hub.awaitsAnswer(question).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void answersOnlyAsLeaseHolder() throws IOException {
        Agent first = startAgent();
        Waiting.until("the first agent is ready", first::isReady);
        Agent second = startAgent();
        Waiting.until("the second agent is a standby", second::isReady);
        List<Question> questions = IntStream.range(0, 5).mapToObj(i -> Ask.of(cluster).list("nodes", null)).toList();

        questions.forEach(hub::asks);

        questions.forEach(hub::awaitsAnswer);
        Waiting.sleep(Duration.ofMillis(500));
        assertThat(questions).allSatisfy(question -> assertThat(hub.answers(question)).hasSize(1));
    }

    @Test
    void answersUnreachableWhenApiServerHangs() throws IOException {
        Agent agent = startAgent();
        Waiting.until("the agent is ready", agent::isReady);
        wire.silence();
        Question question = Ask.of(cluster).preview(Wish.of(cluster, namespace), Wish.of(cluster, namespace).apply(1));

        hub.asks(question);

        Answer answer = hub.awaitsAnswer(question);
        assertThat(answer.verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(answer.code()).isEqualTo("ApiServerUnavailable");
    }

    @Test
    void appliesIntentBeforeManyQueuedQuestions() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        List<Question> questions = IntStream.range(0, 100).mapToObj(i -> Ask.of(cluster).preview(wish, wish.apply(1))).toList();
        questions.forEach(hub::asks);
        Intent intent = wish.apply(1);

        hub.wants(intent);

        hub.awaits(intent, "it is applied", f -> f.attempt().result() == AttemptResult.APPLIED);
        assertThat(hub.answers(questions.getLast())).as("answer to the last question, which was asked before the intent").isEmpty();
    }

    /** Returns all reports of the agent as text, to check what they must not contain. */
    String told() {
        return ContractJson.MAPPER.writeValueAsString(hub.heard(cluster));
    }
}

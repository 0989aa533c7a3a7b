package dev.fleetledger.agent.question.dispatch;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.UnknownKindException;
import dev.fleetledger.agent.apply.ApplyResult;
import dev.fleetledger.agent.question.AnswerBuilder;
import dev.fleetledger.agent.question.ReadOnlyApi;
import dev.fleetledger.agent.question.inventory.InventoryReader;
import dev.fleetledger.agent.question.preview.ManagedState;
import dev.fleetledger.agent.question.preview.PreviewResponder;
import dev.fleetledger.agent.question.running.RunningDaemonSetReader;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;

/** Answers each question once, also after any failure. */
public final class QuestionResponder {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionResponder.class);

    private final ApiServerClient client;
    private final ManagedState managedState;
    private final Clock clock;

    /** @param managedState what the agent knows about the workloads wanted here already */
    public QuestionResponder(ApiServerClient client, ManagedState managedState, Clock clock) {
        this.client = client;
        this.managedState = managedState;
        this.clock = clock;
    }

    public Answer respond(Question question, Duration timeLimit) {
        ReadOnlyApi api = new ReadOnlyApi(client, timeLimit);
        AnswerBuilder answerBuilder = new AnswerBuilder(question, clock.instant());
        try {
            return switch (question.kind()) {
                case PREVIEW -> new PreviewResponder(api, managedState, question).answer(answerBuilder);
                case RUNNING -> RunningDaemonSetReader.answer(api, question, answerBuilder);
                case INVENTORY -> InventoryReader.answer(api, question, answerBuilder);
            };
        } catch (ApiServerException failure) {
            return toAnswer(answerBuilder, failure);
        } catch (UnknownKindException unknown) {
            return answerBuilder.refused("KindNotSupported", String.valueOf(unknown.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed unexpectedly", question.key(), e);
            return answerBuilder.unreachable("AgentFailed", "The agent could not answer; its log says why");
        }
    }

    private static Answer toAnswer(AnswerBuilder answerBuilder, ApiServerException failure) {
        ApplyResult result = dev.fleetledger.agent.apply.ApiErrorRule.classify(failure);
        String code = String.valueOf(result.code());
        return result.result() == AttemptResult.RETRYING
                ? answerBuilder.unreachable(code, failure.message()) : answerBuilder.refused(code, failure.message());
    }
}

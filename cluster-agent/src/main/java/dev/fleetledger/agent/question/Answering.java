package dev.fleetledger.agent.question;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apply.Outcome;
import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.Requests;
import dev.fleetledger.agent.cluster.UnknownKind;
import dev.fleetledger.agent.question.inventory.Inventory;
import dev.fleetledger.agent.question.preview.Preview;
import dev.fleetledger.agent.question.preview.Standing;
import dev.fleetledger.agent.question.running.Running;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.AttemptResult;

/** Answers each question once, also after any failure. */
public final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final Requests requests;
    private final Standing standing;
    private final Clock clock;

    /** @param standing what the agent knows about the workloads wanted here already */
    public Answering(Requests requests, Standing standing, Clock clock) {
        this.requests = requests;
        this.standing = standing;
        this.clock = clock;
    }

    public Answer answer(Question question, Duration within) {
        Looking looking = new Looking(requests, within);
        Answers answers = new Answers(question, clock.instant());
        try {
            return switch (question.kind()) {
                case PREVIEW -> new Preview(looking, standing, question).answer(answers);
                case RUNNING -> Running.answer(looking, question, answers);
                case INVENTORY -> Inventory.answer(looking, question, answers);
            };
        } catch (ApiFailure failure) {
            return failed(answers, failure);
        } catch (UnknownKind unknown) {
            return answers.refused("KindNotSupported", String.valueOf(unknown.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} failed unexpectedly", question.key(), e);
            return answers.unreachable("AgentFailed", "The agent could not answer; its log says why");
        }
    }

    private static Answer failed(Answers answers, ApiFailure failure) {
        Outcome meaning = dev.fleetledger.agent.apply.Answer.meaning(failure);
        String code = String.valueOf(meaning.code());
        return meaning.result() == AttemptResult.RETRYING
                ? answers.unreachable(code, failure.message()) : answers.refused(code, failure.message());
    }
}

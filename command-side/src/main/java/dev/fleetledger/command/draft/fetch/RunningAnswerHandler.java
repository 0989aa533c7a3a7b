package dev.fleetledger.command.draft.fetch;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.ledger.Ledger;

/** Fills drafts that wait for a cluster's answer, or records in them that no answer came. */
@Component
final class RunningAnswerHandler implements RunningAnswerListener {

    private static final String ACTION = "draft.fetch";

    private final Ledger ledger;
    private final EventStreamRepository streamRepository;
    private final SystemMetadata systemMetadata;

    RunningAnswerHandler(Ledger ledger, EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.ledger = ledger;
        this.streamRepository = streamRepository;
        this.systemMetadata = new SystemMetadata(idGenerator, ACTION);
    }

    @Override
    public void onAnswer(UUID draft, UUID question, Answer answer) {
        fill(draft, question, source -> RunningAnswerMapper.toCommand(source, answer));
    }

    @Override
    public void onTimeout(UUID draft, UUID question) {
        fill(draft, question, RunningAnswerMapper::toTimeout);
    }

    /** Leaves a draft unchanged that has been discarded or waits for another answer by now. */
    private void fill(UUID id, UUID question, Function<Running, DraftCommand.Fetch> mapper) {
        EventStream<DraftEvent> eventStream = streamRepository.loadCompacted(StreamIds.draft(id), DraftEvent.class);
        Draft draft = Draft.replay(eventStream.events());
        if (draft instanceof Draft.Fetching waiting && waiting.running().question().equals(question)) {
            List<DraftEvent> events = Draft.decide(draft, mapper.apply(waiting.running()));
            ledger.append(eventStream.next(events), metadata(question));
        }
    }

    /** The causation is the command that asked the question. */
    private Map<String, String> metadata(UUID question) {
        return ledger.read(StreamIds.question(question)).stream().findFirst().map(systemMetadata::causedBy)
                .orElseGet(systemMetadata::create);
    }
}

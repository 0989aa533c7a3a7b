package dev.fleetledger.command.draft.repository;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.ledger.NewEvent;

/** Starts a draft: appends its first events. */
@Component
public final class DraftStarter {

    private final EventStreamRepository streamRepository;

    DraftStarter(EventStreamRepository streamRepository) {
        this.streamRepository = streamRepository;
    }

    public CommandReceipt start(DraftCommand.Start start) {
        return start(start, List.of());
    }

    /** @param precedingEvents events to be appended in the same transaction, e.g. a question to a cluster */
    public CommandReceipt start(DraftCommand.Start start, List<NewEvent> precedingEvents) {
        List<DraftEvent> events = Draft.decide(Draft.NONE, start);
        EventStream<DraftEvent> eventStream = EventStream.empty(StreamIds.draft(start.draft()));
        List<NewEvent> all = new ArrayList<>(precedingEvents);
        all.addAll(eventStream.next(events));
        return new CommandReceipt(start.draft().toString(), eventStream.versionAfter(events), streamRepository.append(all));
    }
}

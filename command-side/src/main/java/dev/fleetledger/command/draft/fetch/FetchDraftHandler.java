package dev.fleetledger.command.draft.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.ledger.NewEvent;

/** Repeats the question to a cluster that did not answer or had no DaemonSet of that name. */
@Component
final class FetchDraftHandler {

    private final DraftRepository draftRepository;
    private final RunningDaemonSetRequester requester;
    private final EventStreamRepository streamRepository;

    FetchDraftHandler(DraftRepository draftRepository, RunningDaemonSetRequester requester, EventStreamRepository streamRepository) {
        this.draftRepository = draftRepository;
        this.requester = requester;
        this.streamRepository = streamRepository;
    }

    @CommandHandler
    CommandReceipt handle(FetchDraft command, Authorization authorization) {
        LoadedDraft found = draftRepository.find(command.draft(), authorization);
        found.requireEdit();
        Running previous = running(Draft.requireRefetchable(found.draft()));
        RunningDaemonSetRequester.RunningRequest runningRequest =
                requester.request(found.content().draft(), previous.cluster(), previous.namespace(), previous.name(), authorization);
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.Refetch(runningRequest.running()));
        List<NewEvent> all = new ArrayList<>(List.of(runningRequest.question()));
        all.addAll(found.eventStream().next(events));
        return new CommandReceipt(found.content().draft().toString(), found.eventStream().versionAfter(events),
                streamRepository.append(all));
    }

    private static Running running(DraftContent draftContent) {
        Origin from = Objects.requireNonNull(draftContent.from());
        return Objects.requireNonNull(from.running());
    }
}

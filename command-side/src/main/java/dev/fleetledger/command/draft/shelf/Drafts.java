package dev.fleetledger.command.draft.shelf;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;

/** Loads a draft after the checks common to all use cases, in the order that the API defines: existence, rights, version. */
@Component
public final class Drafts {

    private final Book book;
    private final Clusters clusters;
    private final Doorkeeper doorkeeper;

    Drafts(Book book, Clusters clusters, Doorkeeper doorkeeper) {
        this.book = book;
        this.clusters = clusters;
        this.doorkeeper = doorkeeper;
    }

    /** @throws Problem 404 when the draft does not exist or is not visible to the actor */
    public OnShelf find(@Nullable UUID id, Request request) {
        History<DraftEvent> history = history(id);
        Draft draft = Draft.of(history.events());
        Content content = Draft.content(draft);
        OnShelf found = new OnShelf(draft, history, doorkeeper.standing(request), DraftTargets.of(content, clusters));
        found.standing().mayReadDraft(content, found.targets());
        request.notes().about(target(found));
        return found;
    }

    /** @throws Problem 404, 403, 428 or 412 */
    public OnShelf toEdit(@Nullable UUID id, Request request) {
        OnShelf found = find(id, request);
        found.standing().mayEditDraft(found.content(), found.targets());
        request.mustHaveSeen(found.version());
        return found;
    }

    public Outcome put(OnShelf found, List<DraftEvent> events, Request request) {
        String position = book.write(found.history(), events, request);
        return new Outcome(found.content().draft(), found.history().versionAfter(events), position);
    }

    private History<DraftEvent> history(@Nullable UUID id) {
        History<DraftEvent> history = id == null ? null : book.readNewest(Streams.draft(id), DraftEvent.class);
        if (history == null || history.isEmpty()) {
            throw Problem.notFound("draft");
        }
        return history;
    }

    private static Target target(OnShelf found) {
        Content content = found.content();
        UUID workload = switch (found.draft()) {
            case Draft.Submitted it -> it.workload();
            case Draft.None _, Draft.Fetching _, Draft.Open _, Draft.Discarded _ -> content.basedOn() == null ? null : content.basedOn().workload();
        };
        return new Target(content.draft(), workload, content.cluster(), content.namespace());
    }
}

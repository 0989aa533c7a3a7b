package dev.fleetledger.command.draft.shelf;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.rule.Findings;

/**
 * Validates a draft by the wizard's rules, with the context that its documents lack: the fixed cluster, and the workload at the
 * revision that the draft is based on.
 */
@Component
public final class DraftRules {

    private final Book book;

    DraftRules(Book book) {
        this.book = book;
    }

    public Findings check(Content content, Documents documents) {
        return Rules.check(documents, circumstances(content));
    }

    public Findings check(Content content) {
        return check(content, content.documents());
    }

    public Findings forSubmit(Content content) {
        return Rules.forSubmit(content.documents(), circumstances(content));
    }

    public Circumstances circumstances(Content content) {
        BasedOn basedOn = content.basedOn();
        return basedOn == null ? begun(content, null, Collisions.NONE) : edited(content, basedOn, known(basedOn.workload()));
    }

    private static Circumstances edited(Content content, BasedOn seen, Known known) {
        Collisions collisions = content.collisions().isEmpty()
                ? Collisions.NONE
                : new Collisions(content.collisions(), known.documents(seen.revision(), seen.placementVersion()));
        return begun(content, known.specification(seen.revision()), collisions);
    }

    private static Circumstances begun(Content content, @Nullable JsonNode current, Collisions collisions) {
        return new Circumstances(content.cluster(), current, content.carried().kept(), content.carried().found(), collisions, running(content));
    }

    private static Circumstances.@Nullable Running running(Content content) {
        Origin from = content.from();
        return from == null || from.running() == null
                ? null
                : new Circumstances.Running(from.running().cluster(), from.running().namespace(), from.running().name());
    }

    private Known known(UUID workload) {
        return Workload.known(Workload.of(book.read(Streams.workload(workload), WorkloadEvent.class).events()));
    }
}

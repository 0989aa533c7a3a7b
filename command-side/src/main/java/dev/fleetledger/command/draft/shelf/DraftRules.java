package dev.fleetledger.command.draft.shelf;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.Circumstances;
import dev.fleetledger.manifest.Documents;
import dev.fleetledger.manifest.Findings;
import dev.fleetledger.manifest.Rules;

/** The wizard's rules on a draft, with what its documents don't say: the fixed cluster, and the workload that it edits. */
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
        return new Circumstances(content.cluster(), content.basedOn() == null ? null : current(content.basedOn().workload()),
                content.carried().kept(), content.carried().found());
    }

    private @Nullable JsonNode current(java.util.UUID workload) {
        Known known = Workload.known(Workload.of(book.read(Streams.workload(workload), WorkloadEvent.class).events()));
        return known.specification();
    }
}

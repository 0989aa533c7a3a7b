package dev.fleetledger.query.workload;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.change.Change;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.cluster.FleetClusters;

/** Compares two revisions of a workload, field by field. */
@RestController
class DiffController {

    record Diff(int from, int to, List<Change> changes, String position) {}

    private final WorkloadAnswers answers;
    private final Revisions revisions;

    DiffController(WorkloadAnswers answers, Revisions revisions) {
        this.answers = answers;
        this.revisions = revisions;
    }

    /** Compares the newest revision with the previous one by default. */
    @GetMapping("/api/v1/workloads/{id}/diff")
    Diff diff(@PathVariable UUID id, @RequestParam @Nullable String from, @RequestParam @Nullable String to, Reader reader, Moment moment) {
        WorkloadView workload = answers.visible(id, reader, moment);
        int newer = to == null ? workload.revision : number("to", to);
        int older = from == null ? Math.max(1, newer - 1) : number("from", from);
        return new Diff(older, newer, Specifications.between(cut(id, older, reader), cut(id, newer, reader)), moment.shown());
    }

    /** Removes cluster names from overrides that the reader may not see. */
    private JsonNode cut(UUID id, int revision, Reader reader) {
        return FleetClusters.cut(specification(id, revision), reader);
    }

    private JsonNode specification(UUID workload, int revision) {
        return revisions.findById(RevisionView.id(workload, revision)).orElseThrow(() -> Refusal.notFound("revision")).specification();
    }

    private static int number(String name, String value) {
        if (value.matches("\\d{4}-.*")) {
            throw Refusal.notBuilt("A diff between times",
                    "Name revisions by their numbers; GET /api/v1/workloads/{id}/revisions tells when each was made.");
        }
        if (!value.matches("\\d{1,9}")) {
            throw Refusal.badFilter(name, "The number of a revision.");
        }
        return Integer.parseInt(value);
    }
}

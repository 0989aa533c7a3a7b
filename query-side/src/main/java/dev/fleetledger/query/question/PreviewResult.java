package dev.fleetledger.query.question;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * The part of a preview answer that is stored as a document.
 *
 * @param complete false when changes were truncated
 */
record PreviewResult(List<Answer.Finding> findings, @Nullable NodeMatch nodes, List<Answer.Change> changes, boolean complete) {

    static final PreviewResult EMPTY = new PreviewResult(List.of(), null, List.of(), true);
}

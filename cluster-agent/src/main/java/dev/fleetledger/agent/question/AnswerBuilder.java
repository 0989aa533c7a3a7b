package dev.fleetledger.agent.question;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Change;
import dev.fleetledger.contract.report.Answer.Finding;
import dev.fleetledger.contract.report.Answer.Item;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.contract.report.Verdict;

/** Builds answers to one question that are small enough for a record. */
public record AnswerBuilder(Question question, Instant now) {

    /**
     * A record may have a megabyte (the broker's default of message.max.bytes), including the report around the answer and its
     * signature.
     */
    private static final int MAX_BYTES = 900 * 1024;

    public Answer refused(String code, String message) {
        return build(Verdict.REFUSED, code, message, List.of());
    }

    public Answer unreachable(String code, String message) {
        return build(Verdict.UNREACHABLE, code, message, List.of());
    }

    /** Drops changes until the answer fits. Findings determine the verdict and stay complete. */
    public Answer preview(List<Finding> findings, @Nullable NodeMatch nodes, List<Change> changes, boolean complete) {
        List<Change> fitting = changes;
        while (size(buildPreview(findings, nodes, fitting, complete)) > MAX_BYTES) {
            fitting = fitting.subList(0, fitting.size() * 3 / 4);
        }
        return buildPreview(findings, nodes, List.copyOf(fitting), complete && fitting.size() == changes.size());
    }

    public Answer running(List<JsonNode> objects, List<Finding> findings, boolean complete) {
        Finding first = FindingCollector.worst(findings);
        Answer all = new Answer(question.question(), FindingCollector.verdict(findings), first == null ? null : first.code(),
                first == null ? null : first.message(), findings, null, List.of(), objects, List.of(), complete, now);
        return size(all) <= MAX_BYTES ? all
                : refused("TooLarge", "The DaemonSet with its Services has more than " + MAX_BYTES / 1024 + " KiB");
    }

    /** Drops items until the answer fits. */
    public Answer inventory(List<Item> items, boolean complete) {
        List<Item> fitting = items;
        while (size(buildInventory(fitting, complete)) > MAX_BYTES) {
            fitting = fitting.subList(0, fitting.size() * 3 / 4);
        }
        return buildInventory(List.copyOf(fitting), complete && fitting.size() == items.size());
    }

    private Answer buildPreview(List<Finding> findings, @Nullable NodeMatch nodes, List<Change> changes, boolean complete) {
        Finding first = FindingCollector.worst(findings);
        return new Answer(question.question(), FindingCollector.verdict(findings), first == null ? null : first.code(),
                first == null ? null : first.message(), findings, nodes, changes, List.of(), List.of(), complete, now);
    }

    private Answer buildInventory(List<Item> items, boolean complete) {
        return new Answer(question.question(), Verdict.ACCEPTED, null, null, List.of(), null, List.of(), List.of(), items, complete, now);
    }

    private Answer build(Verdict verdict, String code, String message, List<Finding> findings) {
        return new Answer(question.question(), verdict, code, MessageLimit.truncate(message), findings, null, List.of(), List.of(),
                List.of(),
                true, now);
    }

    private static int size(Answer answer) {
        return ContractJson.MAPPER.writeValueAsBytes(answer).length;
    }
}

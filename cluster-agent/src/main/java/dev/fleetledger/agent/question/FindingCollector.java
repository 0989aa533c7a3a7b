package dev.fleetledger.agent.question;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.report.Answer.Finding;
import dev.fleetledger.contract.report.Verdict;

/** Collects findings by severity: refusal for what the cluster would refuse, pods included; warning for what can resolve itself. */
public final class FindingCollector {

    private static final String REFUSAL = "refusal";
    private static final String WARNING = "warning";
    private static final int MAX_FINDINGS = 100;

    private final List<Finding> all = new ArrayList<>();
    private boolean truncated;

    public void addRefusal(String code, String object, String message) {
        add(REFUSAL, code, object, message);
    }

    public void addWarning(String code, String object, String message) {
        add(WARNING, code, object, message);
    }

    /** The agent may not read the object or can't decide; doesn't affect the verdict. */
    public void addUnknown(String code, String object, String message) {
        add("unknown", code, object, message);
    }

    /** Adds information that doesn't affect the verdict. */
    public void addNote(String code, String object, String message) {
        add("note", code, object, message);
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }

    public boolean isTruncated() {
        return truncated;
    }

    static Verdict verdict(List<Finding> findings) {
        return hasSeverity(findings, REFUSAL) ? Verdict.REFUSED : hasSeverity(findings, WARNING) ? Verdict.WARNED : Verdict.ACCEPTED;
    }

    /** @return the first finding of the severity that determines the verdict; nothing if there is none */
    static @Nullable Finding worst(List<Finding> findings) {
        String severity = hasSeverity(findings, REFUSAL) ? REFUSAL : WARNING;
        return findings.stream().filter(finding -> finding.severity().equals(severity)).findFirst().orElse(null);
    }

    private static boolean hasSeverity(List<Finding> findings, String severity) {
        return findings.stream().anyMatch(finding -> finding.severity().equals(severity));
    }

    private void add(String severity, String code, String object, String message) {
        Finding finding = new Finding(severity, code, object, MessageLimit.truncate(message));
        if (all.size() < MAX_FINDINGS && !all.contains(finding)) {
            all.add(finding);
        } else if (all.size() >= MAX_FINDINGS) {
            truncated = true;
        }
    }
}

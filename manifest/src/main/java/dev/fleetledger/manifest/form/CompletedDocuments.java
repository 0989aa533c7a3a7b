package dev.fleetledger.manifest.form;

import java.util.List;
import java.util.Map;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;

/**
 * Documents with every default written out.
 *
 * @param defaulted per step the pointers of the values that are defaults
 */
public record CompletedDocuments(StepDocuments documents, Map<Step, List<String>> defaulted) {
    public List<String> defaulted(Step step) {
        return defaulted.getOrDefault(step, List.of());
    }
}

package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.JsonPatch;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.render.DaemonSetRenderer;
import dev.fleetledger.manifest.render.OverrideApplier;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.render.Specification;

/**
 * Finds patch values that are assigned to a name in the DaemonSet and not in the patch, such as the value of its third variable or the
 * argument after {@code --password}.
 */
final class PatchCredentialScanner {
    private PatchCredentialScanner() {
    }

    /** Returns pointers into the placement step. A draft that can't be rendered yet has no names to check, so none are returned. */
    static List<String> findSuspects(StepDocuments stepDocuments, List<KeptField> kept) {
        List<PathMatch> overrides = PointerPattern.cached("/overrides/*").match(stepDocuments.of(Step.PLACEMENT));
        boolean canCheck = overrides.stream().anyMatch(OverrideApplier::hasPatch) && stepDocuments.byStep().entrySet().stream()
            .allMatch(step -> ShapeValidator.check(step.getKey(), step.getValue()).isEmpty());
        if (!canCheck) {
            return List.of();
        }
        JsonNode specification = Specification.of(new CompletedDocuments(stepDocuments, Map.of()), kept);
        List<String> suspects = new ArrayList<>();
        overrides.stream().filter(OverrideApplier::hasPatch).limit(OverrideApplier.MAX_PATCHED).forEach(override ->
            scan(DaemonSetRenderer.render(OverrideApplier.applyTo(specification, List.of(override.node())), RenderTarget.NONE), override,
                    suspects));
        return suspects;
    }

    /** Checks each operation against the DaemonSet as the operations before it left it. */
    private static void scan(ObjectNode daemonSet, PathMatch override, List<String> suspects) {
        for (PathMatch operation : DraftSnapshot.inside(override, "/patch/*")) {
            if (isSuspect(daemonSet, Json.text(operation.node(), "path"), operation.node().path("value"))) {
                suspects.add(operation.pointer("value"));
            }
            try {
                JsonPatch.apply(daemonSet, operation.node());
            } catch (IllegalArgumentException reportedElsewhere) {
                return;
            }
        }
    }

    private static boolean isSuspect(JsonNode daemonSet, String path, JsonNode value) {
        if (!value.isString() || !path.startsWith("/")) {
            return false;
        }
        int slash = path.lastIndexOf('/');
        String last = PointerPattern.unescape(path.substring(slash + 1));
        return switch (daemonSet.at(path.substring(0, slash))) {
            case ObjectNode members -> CredentialPatterns.isCredential(last.equals("value") ? Json.text(members, "name") : last,
                    value.stringValue());
            case ArrayNode items -> CredentialPatterns.hasCredential(value.stringValue())
                || ArgumentScanner.isSuspect(options(items), previousItem(items, last), value.stringValue());
            default -> false;
        };
    }

    private static List<SecretOption> options(ArrayNode items) {
        return SecretOption.of(ArgumentScanner.programs(CredentialPatterns.texts(items)));
    }

    private static String previousItem(ArrayNode items, String segment) {
        int index = segment.matches("\\d{1,6}") ? Integer.parseInt(segment) : items.size();
        return items.path(index - 1).stringValue("");
    }
}

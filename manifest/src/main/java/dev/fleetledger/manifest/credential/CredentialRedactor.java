package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.form.Defaults;

/** Finds and redacts literals that look like credentials. */
public final class CredentialRedactor {
    /** Replaces a redacted value. It still violates the rule, so the draft can't be submitted with it. */
    public static final String REDACTED = "(withheld: this looked like a credential)";

    /** Replaces a value without a name: only its name can tell whether it is a credential. It violates a rule too. */
    public static final String UNNAMED = "(not stored: the value had no name yet)";

    private static final String WRAPPER = "kept";
    private static final List<PointerPattern> POD_IMAGES = List.of(PointerPattern.of("/spec/template/spec/containers/*/image"),
        PointerPattern.of("/spec/template/spec/initContainers/*/image"));

    private CredentialRedactor() {
    }

    /** Whether a free text, such as a reason, contains what looks like a credential. */
    public static boolean containsCredential(String text) {
        return CredentialPatterns.hasCredential(text);
    }

    /** Returns a name or sentence as it may be shown: if it looks like a credential, the replacement. */
    public static String redact(String text) {
        return CredentialPatterns.isCredential("", text) ? REDACTED : text;
    }

    /** Returns the document as it may be stored: literals that look like credentials and aren't acknowledged are redacted. */
    public static JsonNode redact(Step step, JsonNode document) {
        return redact(step, document, DocumentScanner.findSuspects(step, document, List.of()));
    }

    /** Redacts a step of a draft whose other steps contain the names that its values are assigned to. */
    public static JsonNode redact(Step step, JsonNode document, StepDocuments otherSteps, List<KeptField> kept) {
        List<String> patchSuspects = step == Step.PLACEMENT
                ? PatchCredentialScanner.findSuspects(Defaults.fill(otherSteps.with(step, document)).documents(), kept) : List.of();
        return redact(step, document, DocumentScanner.findSuspects(step, document, patchSuspects));
    }

    /** Returns pointers of the values that were not stored because they had no name, see {@link #UNNAMED}. */
    public static List<String> findUnstored(JsonNode document) {
        return Json.texts(document).entrySet().stream().filter(text -> text.getValue().equals(UNNAMED)).map(Map.Entry::getKey).toList();
    }

    /**
     * Redacts a whole Kubernetes object as it was found in a cluster. Every text is checked, because a foreign object may hold a literal in
     * any field. The tables aren't needed, so an agent can redact before anything leaves its cluster.
     */
    public static JsonNode redact(JsonNode object) {
        List<String> suspects = new ArrayList<>(CredentialPatterns.findSuspects(new PathMatch("", List.of(), Json.object().set(WRAPPER,
                object)), WRAPPER));
        POD_IMAGES.stream().flatMap(pointerPattern -> pointerPattern.match(object).stream())
            .filter(image -> CredentialPatterns.isCredentialImage(image.node().stringValue("")))
            .forEach(image -> suspects.add("/" + WRAPPER + image.pointer()));
        return redact(Json.object().set(WRAPPER, object), suspects).path(WRAPPER);
    }

    /** Redacts a kept field. */
    public static KeptField redact(KeptField keptField) {
        String last = lastSegment(keptField);
        return new KeptField(keptField.object(), keptField.path(), redact(wrap(keptField), findSuspects(keptField)).path(WRAPPER)
                .path(last));
    }

    /** Returns pointers into the object that {@link #wrap} builds. */
    public static List<String> findSuspects(KeptField keptField) {
        return CredentialPatterns.findSuspects(new PathMatch("", List.of(), wrap(keptField)), WRAPPER);
    }

    /** Wraps the value in its parent, with the name that the value is assigned to. */
    private static ObjectNode wrap(KeptField keptField) {
        List<String> segments = PointerPattern.of(keptField.path()).segments();
        ObjectNode parent = Json.object();
        if (lastSegment(keptField).equals("value") && segments.size() > 1) {
            parent.put("name", segments.get(segments.size() - 2));
        }
        parent.set(lastSegment(keptField), keptField.value());
        return Json.object().set(WRAPPER, parent);
    }

    private static String lastSegment(KeptField keptField) {
        return PointerPattern.of(keptField.path()).last();
    }

    private static JsonNode redact(Step step, JsonNode document, List<String> suspects) {
        return redact(replace(document, DocumentScanner.findUnnamed(step, document), UNNAMED), suspects);
    }

    private static JsonNode redact(JsonNode document, List<String> suspects) {
        return replace(document, suspects, REDACTED);
    }

    private static JsonNode replace(JsonNode document, List<String> pointers, String replacement) {
        JsonNode copy = document.deepCopy();
        for (String pointer : pointers) {
            if (pointer.isEmpty()) {
                return Json.text(replacement);
            }
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, slash));
            String last = PointerPattern.unescape(pointer.substring(slash + 1));
            switch (parent) {
                case ObjectNode members -> members.put(last, replacement);
                case ArrayNode items -> items.set(Integer.parseInt(last), replacement);
                default -> throw new IllegalStateException("Neither an object nor a list contains " + pointer);
            }
        }
        return copy;
    }

    /**
     * Returns pointers of the literals that look like credentials and aren't acknowledged. An image can't be acknowledged, because an image
     * reference with a password is invalid.
     */
    static List<String> findSuspects(Step step, JsonNode document) {
        return DocumentScanner.findSuspects(step, document, List.of());
    }

    public static List<String> findSuspects(Step step, StepDocuments stepDocuments, List<KeptField> kept) {
        List<String> patchSuspects = step == Step.PLACEMENT ? PatchCredentialScanner.findSuspects(stepDocuments, kept) : List.of();
        return DocumentScanner.findSuspects(step, stepDocuments.of(step), patchSuspects);
    }
}

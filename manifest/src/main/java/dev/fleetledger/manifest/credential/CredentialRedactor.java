package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.table.FieldTable;

/** Finds and redacts literals that look like credentials. */
public final class CredentialRedactor {
    /** Replaces a redacted value. It still violates the rule, so the draft can't be submitted with it. */
    public static final String REDACTED = "(withheld: this looked like a credential)";

    private static final String WRAPPER = "kept";
    private static final List<PointerPattern> POD_IMAGES = List.of(PointerPattern.of("/spec/template/spec/containers/*/image"),
        PointerPattern.of("/spec/template/spec/initContainers/*/image"));
    private static final List<PointerPattern> IMAGES =
            List.of(PointerPattern.of("/containers/*/image"), PointerPattern.of("/initContainers/*/image"));

    private static final PointerPattern REGISTRIES = PointerPattern.of("/overrides/*/imageRegistry");

    private CredentialRedactor() {
    }

    /** Whether a free text, such as a reason, contains what looks like a credential. */
    public static boolean containsCredential(String text) {
        return CredentialPatterns.hasCredential(text);
    }

    /** Returns the document as it may be stored: literals that look like credentials and aren't acknowledged are redacted. */
    public static JsonNode redact(Step step, JsonNode document) {
        return redact(document, findSuspects(step, document));
    }

    /** Redacts a step of a draft whose other steps contain the names that its values are assigned to. */
    public static JsonNode redact(Step step, JsonNode document, StepDocuments otherSteps, List<KeptField> kept) {
        StepDocuments completed = Defaults.fill(otherSteps.with(step, document)).documents();
        return redact(document, findSuspects(step, document, step == Step.PLACEMENT ? PatchCredentialScanner.findSuspects(completed, kept)
                : List.of()));
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

    private static JsonNode redact(JsonNode document, List<String> suspects) {
        JsonNode copy = document.deepCopy();
        for (String pointer : suspects) {
            if (pointer.isEmpty()) {
                return Json.text(REDACTED);
            }
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, slash));
            String last = PointerPattern.unescape(pointer.substring(slash + 1));
            switch (parent) {
                case ObjectNode members -> members.put(last, REDACTED);
                case ArrayNode items -> items.set(Integer.parseInt(last), REDACTED);
                default -> throw new IllegalStateException("Neither an object nor a list contains " + pointer);
            }
        }
        return copy;
    }

    /** An acknowledgement doesn't restore a redacted value. */
    private static boolean isRedacted(JsonNode value) {
        return value.stringValue("").equals(REDACTED);
    }

    /**
     * Returns pointers of the literals that look like credentials and aren't acknowledged. An image can't be acknowledged, because an image
     * reference with a password is invalid.
     */
    static List<String> findSuspects(Step step, JsonNode document) {
        return findSuspects(step, document, List.of());
    }

    public static List<String> findSuspects(Step step, StepDocuments stepDocuments, List<KeptField> kept) {
        return findSuspects(step, stepDocuments.of(step), step == Step.PLACEMENT ? PatchCredentialScanner.findSuspects(stepDocuments, kept)
                : List.of());
    }

    private static List<String> findSuspects(Step step, JsonNode document, List<String> patchSuspects) {
        Set<String> acknowledged = PointerPattern.of("/acknowledged/*/pointer").match(document).stream()
            .map(pathMatch -> pathMatch.node().stringValue("")).collect(Collectors.toSet());
        List<String> suspects = new ArrayList<>(patchSuspects);
        for (FieldDefinition fieldDefinition : FieldTable.WIZARD.supported(step)) {
            if (fieldDefinition.mayHoldCredential()) {
                fieldDefinition.path().parent().match(document).forEach(parent ->
                    members(parent, fieldDefinition.path().last())
                            .forEach(member -> suspects.addAll(CredentialPatterns.findSuspects(parent, member))));
            }
        }
        addKnownFormats(document, "", suspects);
        suspects.removeIf(pointer -> acknowledged.contains(pointer) && !isRedacted(document.at(pointer)));
        IMAGES.stream().flatMap(pointerPattern -> pointerPattern.match(document).stream())
            .filter(image -> CredentialPatterns.isCredentialImage(image.node().stringValue("")))
            .forEach(image -> suspects.add(image.pointer()));
        REGISTRIES.match(document).stream().filter(one -> CredentialPatterns.isCredentialImage(one.node().stringValue("") + "/a"))
                .forEach(one -> suspects.add(one.pointer()));
        return suspects.stream().distinct().toList();
    }

    private static Collection<String> members(PathMatch parent, String last) {
        return last.equals(PointerPattern.WILDCARD) ? parent.node().propertyNames() : List.of(last);
    }

    /** A text in a known credential format is suspect in every field, even in one that isn't meant for literals. */
    private static void addKnownFormats(JsonNode node, String pointer, List<String> suspects) {
        if (node.isString() && KnownTokenFormats.matches(node.stringValue())) {
            suspects.add(pointer);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addKnownFormats(node.path(i), pointer + "/" + i, suspects);
        }
        node.properties().forEach(one -> addKnownFormats(one.getValue(), pointer + "/" + PointerPattern.escape(one.getKey()), suspects));
    }
}

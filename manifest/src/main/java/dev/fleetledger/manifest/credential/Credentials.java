package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.table.Table;

/** Finds and redacts literals that look like credentials. */
public final class Credentials {
    /** Replaces a redacted value. It still violates the rule, so the draft can't be submitted with it. */
    public static final String WITHHELD = "(withheld: this looked like a credential)";

    private static final String IN = "kept";
    private static final List<Path> POD_IMAGES = List.of(Path.of("/spec/template/spec/containers/*/image"),
        Path.of("/spec/template/spec/initContainers/*/image"));
    private static final List<Path> IMAGES = List.of(Path.of("/containers/*/image"), Path.of("/initContainers/*/image"));

    private static final Path REGISTRIES = Path.of("/overrides/*/imageRegistry");

    private Credentials() {
    }

    /** Whether a free text, such as a reason, contains what looks like a credential. */
    public static boolean isIn(String words) {
        return Literals.hasCredential(words);
    }

    /** Returns the document as it may be stored: literals that look like credentials and aren't acknowledged are redacted. */
    public static JsonNode withhold(Step step, JsonNode document) {
        return withhold(document, suspects(step, document));
    }

    /** Redacts a step of a draft whose other steps tell the names that its values are assigned to. */
    public static JsonNode withhold(Step step, JsonNode document, Documents beside, List<Kept> kept) {
        Documents filled = Defaults.fill(beside.with(step, document)).documents();
        return withhold(document, suspects(step, document, step == Step.PLACEMENT ? PatchedLiterals.suspects(filled, kept) : List.of()));
    }

    /**
     * Redacts a whole Kubernetes object as it was found in a cluster. Every text is checked, because a foreign object may hold a literal in
     * any field. The tables aren't needed, so an agent can redact before anything leaves its cluster.
     */
    public static JsonNode withhold(JsonNode object) {
        List<String> suspects = new ArrayList<>(Literals.suspects(new Found("", List.of(), Json.object().set(IN, object)), IN));
        POD_IMAGES.stream().flatMap(path -> path.in(object).stream())
            .filter(image -> Literals.isCredentialImage(image.node().stringValue(""))).forEach(image -> suspects.add("/" + IN + image.pointer()));
        return withhold(Json.object().set(IN, object), suspects).path(IN);
    }

    /** Redacts a kept field. */
    public static Kept withhold(Kept kept) {
        String last = last(kept);
        return new Kept(kept.object(), kept.path(), withhold(around(kept), suspects(kept)).path(IN).path(last));
    }

    /** Returns pointers into the object that {@link #around} builds. */
    public static List<String> suspects(Kept kept) {
        return Literals.suspects(new Found("", List.of(), around(kept)), IN);
    }

    /** Wraps the value in its parent, with the name that the value is assigned to. */
    private static ObjectNode around(Kept kept) {
        List<String> segments = Path.of(kept.path()).segments();
        ObjectNode parent = Json.object();
        if (last(kept).equals("value") && segments.size() > 1) {
            parent.put("name", segments.get(segments.size() - 2));
        }
        parent.set(last(kept), kept.value());
        return Json.object().set(IN, parent);
    }

    private static String last(Kept kept) {
        return Path.of(kept.path()).last();
    }

    private static JsonNode withhold(JsonNode document, List<String> suspects) {
        JsonNode copy = document.deepCopy();
        for (String pointer : suspects) {
            if (pointer.isEmpty()) {
                return Json.text(WITHHELD);
            }
            int cut = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, cut));
            String last = Path.unescaped(pointer.substring(cut + 1));
            switch (parent) {
                case ObjectNode members -> members.put(last, WITHHELD);
                case ArrayNode items -> items.set(Integer.parseInt(last), WITHHELD);
                default -> throw new IllegalStateException("A literal stands in an object or a list, not at " + pointer);
            }
        }
        return copy;
    }

    /** An acknowledgement doesn't restore a redacted value. */
    private static boolean isWithheld(JsonNode value) {
        return value.stringValue("").equals(WITHHELD);
    }

    /**
     * Returns pointers of the literals that look like credentials and aren't acknowledged. An image can't be acknowledged, because an image
     * reference with a password is invalid.
     */
    static List<String> suspects(Step step, JsonNode document) {
        return suspects(step, document, List.of());
    }

    public static List<String> suspects(Step step, Documents documents, List<Kept> kept) {
        return suspects(step, documents.of(step), step == Step.PLACEMENT ? PatchedLiterals.suspects(documents, kept) : List.of());
    }

    private static List<String> suspects(Step step, JsonNode document, List<String> known) {
        Set<String> acknowledged = Path.of("/acknowledged/*/pointer").in(document).stream()
            .map(found -> found.node().stringValue("")).collect(Collectors.toSet());
        List<String> suspects = new ArrayList<>(known);
        for (Field field : Table.WIZARD.supported(step)) {
            if (field.literal()) {
                field.path().parent().in(document).forEach(parent ->
                    members(parent, field.path().last()).forEach(member -> suspects.addAll(Literals.suspects(parent, member))));
            }
        }
        everywhere(document, "", suspects);
        suspects.removeIf(pointer -> acknowledged.contains(pointer) && !isWithheld(document.at(pointer)));
        IMAGES.stream().flatMap(path -> path.in(document).stream())
            .filter(image -> Literals.isCredentialImage(image.node().stringValue(""))).forEach(image -> suspects.add(image.pointer()));
        REGISTRIES.in(document).stream().filter(one -> Literals.isCredentialImage(one.node().stringValue("") + "/a")).forEach(one -> suspects.add(one.pointer()));
        return suspects.stream().distinct().toList();
    }

    private static Collection<String> members(Found parent, String last) {
        return last.equals(Path.STAR) ? parent.node().propertyNames() : List.of(last);
    }

    /** A text in a known credential format is suspect in every field, even in one that isn't meant for literals. */
    private static void everywhere(JsonNode node, String pointer, List<String> suspects) {
        if (node.isString() && LooksLikeCredential.in(node.stringValue())) {
            suspects.add(pointer);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            everywhere(node.path(i), pointer + "/" + i, suspects);
        }
        node.properties().forEach(one -> everywhere(one.getValue(), pointer + "/" + Path.escaped(one.getKey()), suspects));
    }
}

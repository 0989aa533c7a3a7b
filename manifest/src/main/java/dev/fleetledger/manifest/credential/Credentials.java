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

/** Literals that look like credentials, wherever the table says that a literal can stand. */
public final class Credentials {
    /** Stands where a value was not kept. It still breaks the rule, so the draft can't be submitted with it. */
    public static final String WITHHELD = "(withheld: this looked like a credential)";

    private static final String IN = "kept";
    private static final List<Path> POD_IMAGES = List.of(Path.of("/spec/template/spec/containers/*/image"),
        Path.of("/spec/template/spec/initContainers/*/image"));
    private static final List<Path> IMAGES = List.of(Path.of("/containers/*/image"), Path.of("/initContainers/*/image"));

    private static final Path REGISTRIES = Path.of("/overrides/*/imageRegistry");

    private Credentials() {
    }

    /** Whether what a person says in their own words, such as a reason, holds what looks like a credential. */
    public static boolean isIn(String words) {
        return Literals.hasCredential(words);
    }

    /** The document as it may be stored: what looks like a credential, and isn't acknowledged as none, is withheld. */
    public static JsonNode withhold(Step step, JsonNode document) {
        return withhold(document, suspects(step, document));
    }

    /** The same of a step of a draft whose other steps tell what its texts are given to. */
    public static JsonNode withhold(Step step, JsonNode document, Documents beside, List<Kept> kept) {
        Documents filled = Defaults.fill(beside.with(step, document)).documents();
        return withhold(document, suspects(step, document, step == Step.PLACEMENT ? PatchedLiterals.suspects(filled, kept) : List.of()));
    }

    /**
     * The same of a whole Kubernetes object, as it stands in a cluster: every text in it is looked at, since no table says where a stranger
     * put a literal. Needs none of the tables, so that an agent can do it before anything leaves its cluster.
     */
    public static JsonNode withhold(JsonNode object) {
        List<String> suspects = new ArrayList<>(Literals.suspects(new Found("", List.of(), Json.object().set(IN, object)), IN));
        POD_IMAGES.stream().flatMap(path -> path.in(object).stream())
            .filter(image -> Literals.isCredentialImage(image.node().stringValue(""))).forEach(image -> suspects.add("/" + IN + image.pointer()));
        return withhold(Json.object().set(IN, object), suspects).path(IN);
    }

    /** The same of something that the form has no place for. */
    public static Kept withhold(Kept kept) {
        String last = last(kept);
        return new Kept(kept.object(), kept.path(), withhold(around(kept), suspects(kept)).path(IN).path(last));
    }

    /** Pointers into what stands {@link #around} it. */
    public static List<String> suspects(Kept kept) {
        return Literals.suspects(new Found("", List.of(), around(kept)), IN);
    }

    /** With the names that tell what it is. */
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

    /** Saying that it is no secret doesn't bring a value back. */
    private static boolean isWithheld(JsonNode value) {
        return value.stringValue("").equals(WITHHELD);
    }

    /** Pointers of the literals that look like credentials and aren't acknowledged. An image can't be: with a password it is none. */
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

    /** What looks like one by itself is one in a field too that is meant for something else. */
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

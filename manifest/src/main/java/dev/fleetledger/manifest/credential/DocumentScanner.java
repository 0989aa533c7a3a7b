package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** Finds the literals of a step's document that must not be stored as they are. */
final class DocumentScanner {
    private static final List<PointerPattern> IMAGES =
            List.of(PointerPattern.of("/containers/*/image"), PointerPattern.of("/initContainers/*/image"));
    /** Labels are meant for names, but a label's own name can say that its value is a credential. */
    private static final Set<String> LABELS = Set.of("labels", "podLabels", "selector", "nodeSelector", "matchLabels");
    private static final PointerPattern REGISTRIES = PointerPattern.of("/overrides/*/imageRegistry");

    private DocumentScanner() {
    }

    /**
     * Returns pointers of the literals that look like credentials and aren't acknowledged. An image can't be acknowledged, because an image
     * reference with a password is invalid.
     *
     * @param patchSuspects pointers found by {@link PatchCredentialScanner}
     */
    static List<String> findSuspects(Step step, JsonNode document, List<String> patchSuspects) {
        List<String> suspects = new ArrayList<>(patchSuspects);
        literalFields(step).forEach(row -> row.path().parent().match(document).forEach(parent ->
            members(parent, row.path().last()).forEach(member -> suspects.addAll(CredentialPatterns.findSuspects(parent, member)))));
        // A credential that shows itself is suspect in every field, even in one that isn't meant for literals.
        new LiteralScanner(suspects, List.of(), false).scan("", document, "");
        suspects.removeAll(findAcknowledged(document, suspects));
        IMAGES.stream().flatMap(pointerPattern -> pointerPattern.match(document).stream())
            .filter(image -> CredentialPatterns.isCredentialImage(image.node().stringValue("")))
            .forEach(image -> suspects.add(image.pointer()));
        REGISTRIES.match(document).stream().filter(one -> CredentialPatterns.isCredentialImage(one.node().stringValue("") + "/a"))
                .forEach(one -> suspects.add(one.pointer()));
        return suspects.stream().distinct().toList();
    }

    /** Returns pointers of literals whose name isn't given yet: what is beside them can't tell yet whether they are credentials. */
    static List<String> findUnnamed(Step step, JsonNode document) {
        List<String> unnamed = new ArrayList<>();
        literalFields(step).forEach(row -> row.path().parent().match(document).forEach(parent -> {
            if (row.path().last().equals("value") && Json.text(parent.node(), nameMember(row)).isEmpty()) {
                unnamed.add(parent.pointer("value"));
            }
            members(parent, row.path().last()).stream()
                .filter(member -> row.type() == ValueType.TEXT_MAP && parent.node().path(member).has(""))
                .forEach(member -> unnamed.add(parent.pointer(member) + "/"));
        }));
        unnamed.removeIf(pointer -> Placeholder.isPlaceholder(document.at(pointer).stringValue("")));
        return unnamed;
    }

    /** Returns pointers of the literals that are acknowledged, with a reason that isn't suspect itself. */
    private static Set<String> findAcknowledged(JsonNode document, List<String> suspects) {
        return Acknowledgements.effective(document).stream().filter(one -> !suspects.contains(one.place() + "/reason"))
            .map(Acknowledgements.Acknowledgement::pointer).collect(Collectors.toSet());
    }

    private static Stream<FieldDefinition> literalFields(Step step) {
        return FieldTable.WIZARD.supported(step).stream().filter(row -> row.mayHoldCredential() || LABELS.contains(row.path().last()));
    }

    /** A patch's value is named by its path. */
    private static String nameMember(FieldDefinition row) {
        return row.path().segments().contains("patch") ? "path" : "name";
    }

    private static Collection<String> members(PathMatch parent, String last) {
        return last.equals(PointerPattern.WILDCARD) ? parent.node().propertyNames() : List.of(last);
    }
}

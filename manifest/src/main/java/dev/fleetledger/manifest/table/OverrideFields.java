package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Amount;
import dev.fleetledger.manifest.spelling.ImageReference;
import dev.fleetledger.manifest.spelling.LabelRules;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 5: differences in some clusters. {@code Overrides} applies them in the given order. */
final class OverrideFields {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}");
    private static final Pattern WRONG_ESCAPE = Pattern.compile("~(?![01])");

    static final List<Field> ROWS = table(List.of(list("/overrides", "Overrides")), group("/overrides/*", "", table(
        List.of(
            object("/clusters", "Clusters of the override")
                .required("OverrideClustersAreMissing", "It isn't said where the override applies.", "Give labels or names of clusters."),
            Field.of("/clusters/matchLabels", "Labels of clusters", Type.TEXT_MAP).not(LabelRules.LABELS),
            texts("/clusters/names", "Names of clusters").within(Bound.FLEET).not(PlacementFields.noCluster().each()),
            text("/imageRegistry", "Image registry").not(Rule.text("ImageRegistryIsNoHost", "This is no host of a registry.",
                "Write registry.example or registry.example:5000.", OverrideFields::isNoHost)),
            Field.of("/imageTag", "Image tag by container", Type.TEXT_MAP)
                .not(Rule.unlike("ImageTagIsNoTag", TAG, "This is no tag.", "Use at most 128 letters, digits, -, _ and dots.").each()),
            Field.of("/env", "Environment by container", Type.MAP),
            Field.of("/env/*", "Variables", Type.TEXT_MAP).mayHoldLiterals().not(Rule.unlike("VariableNameHasForbiddenCharacters",
                Spelling.PRINTABLE_WITHOUT_EQUALS, "The variable's name has characters other than printable ASCII without the equals sign.",
                "Use letters, digits, underscores, dots and dashes.").key()),
            Field.of("/resources", "Resources by container", Type.MAP),
            object("/resources/*", "Resources")),
        amounts("cpu", "CPU"),
        amounts("memory", "Memory"),
        List.of(
            Field.of("/labels", "Labels there", Type.TEXT_MAP).not(LabelRules.OWN_LABELS),
            Field.of("/annotations", "Annotations there", Type.TEXT_MAP).not(LabelRules.OWN_ANNOTATIONS).mayHoldLiterals(),
            list("/patch", "JSON patch"),
            text("/patch/*/op", "Operation").required("PatchOperationIsMissing", "The patch doesn't say what to do.", "Choose add, remove or replace.")
                .not(Rule.otherThan("PatchOperationIsUnknown", "An operation", "add", "remove", "replace", "move", "copy", "test")),
            pointer("/patch/*/path").required("PatchPathIsMissing", "The patch doesn't say where.", "Give a JSON pointer into the DaemonSet."),
            pointer("/patch/*/from"),
            Field.of("/patch/*/value", "Value of the patch", Type.ANY).mayHoldLiterals()))));

    private OverrideFields() {
    }

    private static List<Field> amounts(String resource, String label) {
        Rule unit = resource.equals("cpu") ? ResourceFields.FINER : ResourceFields.FRACTION;
        Rule[] rules = {Amount.unreadable("QuantityIsUnreadable"), Amount.negative("QuantityIsNegative"), unit};
        return group("/resources/*/" + resource, "",
            object("", label + " there"),
            Field.of("/request", label + " request there", Type.AMOUNT).not(rules),
            Field.of("/limit", label + " limit there", Type.AMOUNT).not(rules));
    }

    private static Field pointer(String path) {
        return text(path, "Place of the patch").within(Bound.LONG).not(Rule.text("PatchPathIsNoPointer", "This is no JSON pointer.", "Write it as /spec/template.",
            pointer -> !pointer.startsWith("/") || WRONG_ESCAPE.matcher(pointer).find()));
    }

    private static boolean isNoHost(String host) {
        return ImageReference.parse(host + "/a").filter(image -> image.registry().equals(host)).isEmpty();
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.PointerSyntax;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.ImageReference;
import dev.fleetledger.manifest.syntax.LabelSyntax;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Overrides for some clusters. {@code OverrideApplier} applies them in the given order. */
final class OverrideFields {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}");

    static final List<FieldDefinition> ROWS = table(List.of(list("/overrides", "Overrides")
        .help("Differences of some clusters, applied in this order.")), group("/overrides/*", "", table(
        List.of(
            object("/clusters", "Clusters of the override")
                .required("OverrideClustersAreMissing", "The override does not say to which clusters it applies.",
                "Add names or matchLabels of clusters."),
            FieldDefinition.of("/clusters/matchLabels", "Labels of clusters", ValueType.TEXT_MAP).withRules(LabelSyntax.LABELS),
            texts("/clusters/names", "Names of clusters").within(SizeLimit.FLEET).withRules(PlacementFields.notClusterName().forItems()),
            text("/imageRegistry", "Image registry")
                .help("Replaces the registry of all images.")
                .withRules(FieldRule.text("ImageRegistryIsNoHost", "{it} is no host of a registry.",
                "Write registry.example or registry.example:5000.", OverrideFields::isNoHost)),
            FieldDefinition.of("/imageTag", "Image tag by container", ValueType.TEXT_MAP).help("Replaces the tag of a container's image.")
                .withRules(FieldRule.notMatching("ImageTagIsNoTag", TAG, "{it} is no tag.",
                        "Use at most 128 letters, digits, -, _ and dots.").forItems()),
            FieldDefinition.of("/env", "Environment by container", ValueType.MAP).help("Variables that are added or replaced."),
            FieldDefinition.of("/env/*", "Variables", ValueType.TEXT_MAP).scannedForCredentials()
            .withRules(FieldRule.notMatching("VariableNameHasForbiddenCharacters",
                NameSyntax.PRINTABLE_WITHOUT_EQUALS,
                "The variable's name has characters other than printable ASCII without the equals sign.",
                "Use letters, digits, underscores, dots and dashes.").forKeys()),
            FieldDefinition.of("/resources", "Resources by container", ValueType.MAP).help("Amounts that are replaced."),
            object("/resources/*", "Resources")),
        amounts("cpu", "CPU"),
        amounts("memory", "Memory"),
        List.of(
            FieldDefinition.of("/labels", "Labels there", ValueType.TEXT_MAP).withRules(LabelSyntax.UNRESERVED_LABELS),
            FieldDefinition.of("/annotations", "Annotations there", ValueType.TEXT_MAP).withRules(LabelSyntax.UNRESERVED_ANNOTATIONS)
            .scannedForCredentials(),
            list("/patch", "JSON patch").help("RFC 6902 on the DaemonSet, applied last."),
            text("/patch/*/op", "Operation").required("PatchOperationIsMissing", "The operation has no op.",
                    "Choose add, remove or replace.")
                .withRules(FieldRule.notOneOf("PatchOperationIsUnknown", "An operation", "add", "remove", "replace", "move", "copy",
                        "test")),
            pointer("/patch/*/path", "Place of the patch").required("PatchPathIsMissing", "The operation has no path.",
                    "Give a JSON pointer into the DaemonSet."),
            pointer("/patch/*/from", "Source of the patch"),
            FieldDefinition.of("/patch/*/value", "Value of the patch", ValueType.ANY).scannedForCredentials()))));

    private OverrideFields() {
    }

    private static List<FieldDefinition> amounts(String resource, String label) {
        FieldRule unit = resource.equals("cpu") ? ResourceFields.FINER_THAN_MILLI : ResourceFields.FRACTION_OF_BYTE;
        FieldRule[] rules = {ResourceQuantity.unreadable("QuantityIsUnreadable"), ResourceQuantity.negative("QuantityIsNegative"), unit};
        return group("/resources/*/" + resource, "",
            object("", label + " there"),
            FieldDefinition.of("/request", label + " request there", ValueType.QUANTITY).withRules(rules),
            FieldDefinition.of("/limit", label + " limit there", ValueType.QUANTITY).withRules(rules));
    }

    private static FieldDefinition pointer(String path, String label) {
        return text(path, label).within(SizeLimit.LONG)
                .withRules(FieldRule.text("PatchPathIsNoPointer", "{it} is no JSON pointer.", "Write it as /spec/template.",
            PointerSyntax::isMalformed));
    }

    private static boolean isNoHost(String host) {
        return ImageReference.parse(host + "/a").filter(image -> image.registry().equals(host)).isEmpty();
    }
}

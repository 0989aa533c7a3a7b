package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LabelSyntax;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Sources of the values of variables and files. */
public final class SourceFields {
    private static final Set<String> OF_OBJECT = Set.of("metadata.name", "metadata.namespace", "metadata.uid");
    private static final Set<String> OF_POD = Set.of("spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs");
    private static final Set<String> OF_FILE = Set.of("metadata.labels", "metadata.annotations");
    private static final Pattern ENTRY = Pattern.compile("metadata\\.(?<map>labels|annotations)\\['(?<key>[^']*)'\\]");
    private static final Pattern RESOURCE_NAME = Pattern.compile("(limits|requests)\\.(cpu|memory|ephemeral-storage|hugepages-.{0,253})");
    private static final Pattern KEY = Pattern.compile("(?!\\.\\.)(?!\\.$)[-._a-zA-Z0-9]{1,253}");

    public static final FieldRule RESOURCE_IS_UNKNOWN =
            FieldRule.notMatching("ResourceIsUnknown", RESOURCE_NAME, "{it} is no resource of a container.",
        "Choose limits or requests of cpu, memory, ephemeral-storage or hugepages-….");

    static final List<FieldDefinition> FIELD = List.of(object("/fieldRef", "Pod field").mapsToObject("/fieldRef"));

    static final List<FieldDefinition> RESOURCE = List.of(
        object("/resourceFieldRef", "Container resource").mapsToObject("/resourceFieldRef"),
        text("/resourceFieldRef/containerName", "Container of the resource").help("Absent: the container itself."),
        text("/resourceFieldRef/resource", "Resource").help("Such as limits.memory.")
            .required("ResourceIsMissing", "The reference names no resource.", "Choose limits or requests of a resource.")
            .withRules(RESOURCE_IS_UNKNOWN),
        FieldDefinition.of("/resourceFieldRef/divisor", "Divisor", ValueType.QUANTITY)
            .help("The unit of the value, such as 1Mi. Absent: 1.")
        .mapsTo("/resourceFieldRef/divisor", ResourceFields::ifPositive));

    private SourceFields() {
    }

    static List<FieldDefinition> key(String kind) {
        return table(reference(kind), List.of(
            keyIn("/key", kind).required("KeyIsMissing", "The reference names no key.", "Name a key of the " + kind + ".")));
    }

    static List<FieldDefinition> reference(String kind) {
        return List.of(
            object("", kind).mapsToObject(""),
            name("/name", kind),
            flag("/optional", kind + " may be missing").help("Off: the pod doesn't start before it exists."));
    }

    static FieldDefinition name(String path, String kind) {
        return text(path, kind)
            .required(kind + "NameIsMissing", "It isn't said which " + kind + ".", "Name a " + kind + " of the namespace.")
            .withRules(NameSyntax.notDnsSubdomain(kind + "NameIsNoName", "The " + kind + "'s name"));
    }

    static FieldDefinition keyIn(String path, String kind) {
        return text(path, "Key in the " + kind).withRules(FieldRule.notMatching("KeyIsNoKey", KEY, "{it} is no key of a " + kind + ".",
            "Use 1 to 253 of letters, digits, dash, underscore and dot, not starting with two dots."));
    }

    static boolean isFieldOfVariable(String path) {
        return OF_OBJECT.contains(path) || OF_POD.contains(path) || isEntry(path);
    }

    public static boolean isFieldOfFile(String path) {
        return OF_OBJECT.contains(path) || OF_FILE.contains(path) || isEntry(path);
    }

    private static boolean isEntry(String path) {
        Matcher entry = ENTRY.matcher(path);
        if (!entry.matches()) {
            return false;
        }
        return entry.group("map").equals("labels") ? NameSyntax.isKey(entry.group("key")) : LabelSyntax.isAnnotationKey(entry.group("key"));
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.Paths;

/** Keys of ConfigMaps and Secrets as files. Modes are decimal in JSON, 0 to 511, and octal for people, 0 to 0777. */
public final class FileFields {
    private static final int DEFAULT_MODE = 0644;
    private static final int MAX_MODE = 0777;

    public static final FieldRule MODE = FieldRule.value("ModeIsOutOfRange",
        "{it} is no mode of a file: those are 0 to 511, in octal 0 to 0777.",
        "Write it in decimal, such as 420 (octal 0644) or 256 (octal 0400). Only YAML also takes 0644.",
        mode -> mode.isIntegralNumber() && (mode.longValue(-1) < 0 || mode.longValue(-1) > MAX_MODE));

    private FileFields() {
    }

    /** A ConfigMap or Secret as a volume of its own; Kubernetes uses different field names for the name of the two. */
    static List<FieldDefinition> volume(String kind, String nameMember) {
        return table(
            List.of(object("", kind + " volume").mapsToObject(""), SourceFields.name("/" + nameMember, kind)),
            items(kind),
            List.of(defaultMode(), flag("/optional", kind + " may be missing").help("Off: the pod doesn't start before it exists.")));
    }

    static List<FieldDefinition> items(String kind) {
        return List.of(
            list("/items", "Files").help("Only these keys become files. None: all."),
            SourceFields.keyIn("/items/*/key", kind)
            .required("KeyIsMissing", "The file names no key.", "Name a key of the " + kind + "."),
            filePath("/items/*/path"),
            mode("/items/*/mode", "Mode of the file"));
    }

    static FieldDefinition filePath(String path) {
        return text(path, "Path of the file").within(SizeLimit.LONG)
            .required("FilePathIsMissing", "The file has no path.", "Give a path relative to the volume.")
            .withRules(FieldRule.text("FilePathIsNotInside", "{it} is empty, absolute, starts with two dots or leads upwards.",
                "Give a path relative to the volume.",
                file -> file.isEmpty() || file.startsWith("/") || file.startsWith("..") || Paths.hasParentSegment(file)));
    }

    static FieldDefinition mode(String path, String label) {
        return integer(path, label).help("In decimal: 420 is octal 0644.").withRules(MODE);
    }

    static FieldDefinition defaultMode() {
        return mode("/defaultMode", "Mode of files").byDefault(Json.integer(DEFAULT_MODE));
    }
}

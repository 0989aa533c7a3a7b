package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.Rule;

/** wizard.md, section 2: several sources in one volume. */
public final class ProjectedFields {
    /** A source is exactly one of these. */
    public static final List<String> KINDS = List.of("serviceAccountToken", "downwardAPI", "configMap", "secret");

    private static final List<Field> TOKEN = List.of(
        object("", "Service account token").stands(""),
        text("/audience", "Audience").within(Bound.LONG),
        whole("/expirationSeconds", "Expiry (s)").byDefault(Json.whole(3600))
            .not(Rule.outside("TokenExpiryIsOutOfRange", "The expiry in seconds", 600, 1L << 32)),
        FileFields.filePath("/path"));

    private static final List<Field> DOWNWARD = List.of(
        object("", "Downward API").stands(""),
        list("/items", "Downward API files"),
        FileFields.filePath("/items/*/path"),
        FileFields.mode("/items/*/mode", "Mode of the file"));

    static final List<Field> ROWS = table(
        List.of(
            object("", "Projected volume").stands(""),
            FileFields.defaultMode(),
            list("/sources", "Sources").lands("/sources", sources -> Json.list())
                .required("ProjectedVolumeIsEmpty", "The volume has no source.", "Add a source.")
                .not(Rule.empty("ProjectedVolumeIsEmpty", "The volume has no source.", "Add a source."))),
        group("/sources/*/serviceAccountToken", "/sources/*/serviceAccountToken", TOKEN),
        group("/sources/*/downwardAPI", "/sources/*/downwardAPI", DOWNWARD),
        group("/sources/*/downwardAPI/items/*", "/sources/*/downwardAPI/items/*", SourceFields.FIELD),
        group("/sources/*/downwardAPI/items/*", "/sources/*/downwardAPI/items/*",
            text("/fieldRef/fieldPath", "Pod field")
                .required("FieldPathIsMissing", "It isn't said which field of the pod.", "Choose a field of the pod.")
                .not(Rule.text("FieldPathIsUnknown", "A file can't have this field of the pod.", "Choose one of metadata.",
                    path -> !SourceFields.isFieldOfFile(path)))),
        group("/sources/*/downwardAPI/items/*", "/sources/*/downwardAPI/items/*", SourceFields.RESOURCE),
        source("configMap", "ConfigMap"),
        source("secret", "Secret"));

    private ProjectedFields() {
    }

    private static List<Field> source(String member, String kind) {
        return group("/sources/*/" + member, "/sources/*/" + member, table(
            List.of(object("", kind + " source").stands(""), SourceFields.name("/name", kind)),
            FileFields.items(kind),
            List.of(flag("/optional", kind + " may be missing"))));
    }
}

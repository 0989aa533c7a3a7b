package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Projected volumes, which combine several sources. */
public final class ProjectedFields {
    /** A source is exactly one of these. */
    public static final List<String> KINDS = List.of("serviceAccountToken", "downwardAPI", "configMap", "secret");

    private static final List<FieldDefinition> TOKEN = List.of(
        object("", "Service account token").mapsToObject(""),
        text("/audience", "Audience").help("Whom the token is for. Absent: the API server.").within(SizeLimit.LONG),
        integer("/expirationSeconds", "Expiry").unit("s").help("The kubelet renews the token in time.").byDefault(Json.integer(3600))
            .withRules(FieldRule.outside("TokenExpiryIsOutOfRange", "The expiry in seconds", 600, 1L << 32)),
        FileFields.filePath("/path"));

    private static final List<FieldDefinition> DOWNWARD = List.of(
        object("", "Downward API").mapsToObject(""),
        list("/items", "Downward API files"),
        FileFields.filePath("/items/*/path"),
        FileFields.mode("/items/*/mode", "Mode of the file"));

    static final List<FieldDefinition> ROWS = table(
        List.of(
            object("", "Projected volume").mapsToObject(""),
            FileFields.defaultMode(),
            list("/sources", "Sources").help("All of them appear in one folder.").mapsTo("/sources", sources -> Json.list())
                .required("ProjectedVolumeIsEmpty", "The volume has no source.", "Add a source.")
                .withRules(FieldRule.empty("ProjectedVolumeIsEmpty", "The volume has no source.", "Add a source."))),
        group("/sources/*/serviceAccountToken", "/sources/*/serviceAccountToken", TOKEN),
        group("/sources/*/downwardAPI", "/sources/*/downwardAPI", DOWNWARD),
        group("/sources/*/downwardAPI/items/*", "/sources/*/downwardAPI/items/*", SourceFields.FIELD),
        group("/sources/*/downwardAPI/items/*", "/sources/*/downwardAPI/items/*",
            text("/fieldRef/fieldPath", "Pod field")
                .required("FieldPathIsMissing", "The reference names no field of the pod.", "Choose a field of the pod.")
                .withRules(FieldRule.text("FieldPathIsUnknown", "A file can't have this field of the pod.",
                "Use one of metadata, such as metadata.name or metadata.labels['app'].",
                    path -> !SourceFields.isFieldOfFile(path)))),
        group("/sources/*/downwardAPI/items/*", "/sources/*/downwardAPI/items/*", SourceFields.RESOURCE),
        source("configMap", "ConfigMap"),
        source("secret", "Secret"));

    private ProjectedFields() {
    }

    private static List<FieldDefinition> source(String member, String kind) {
        return group("/sources/*/" + member, "/sources/*/" + member, table(
            List.of(object("", kind + " source").mapsToObject(""), SourceFields.name("/name", kind)),
            FileFields.items(kind),
            List.of(flag("/optional", kind + " may be missing").help("Off: the pod doesn't start before it exists."))));
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.Paths;
import dev.fleetledger.manifest.spelling.Rule;

/** wizard.md, section 2: mounts of the pod's volumes in a container. */
public final class MountFields {
    static final List<Field> ROWS = table(
        List.of(list("/mounts", "Mounts")),
        group("/mounts/*", "/volumeMounts/*",
            text("/volume", "Volume").lands("/name")
                .required("MountVolumeIsMissing", "The mount names no volume.", "Choose one of the volumes."),
            text("/mountPath", "Mount path").within(Bound.LONG)
                .required("MountPathIsMissing", "The mount has no path.", "Give an absolute path in the container.")
                .not(Rule.text("MountPathIsNotAbsolute", "The mount path doesn't start with a slash.", "Give an absolute path in the container.",
                        path -> !Paths.isAbsolute(path)),
                    Rule.text("MountPathHasColon", "The mount path has a colon.", "Use a path without a colon.",
                        path -> path.lastIndexOf(':') > (path.startsWith("/") ? -1 : 1))),
            text("/subPath", "Path in the volume").within(Bound.LONG).not(relative("SubPathIsNotRelative")),
            text("/subPathExpr", "Path in the volume, with variables").within(Bound.LONG).not(relative("SubPathIsNotRelative")),
            flag("/readOnly", "Read-only").byDefault(Json.flag(false)),
            text("/mountPropagation", "Mount propagation")
                .not(Rule.otherThan("MountPropagationIsUnknown", "Mount propagation", "None", "HostToContainer", "Bidirectional"))));

    private MountFields() {
    }

    public static Rule relative(String name) {
        return Rule.text(name, "The path is absolute or leads upwards.", "Use a relative path without .. in it.",
            path -> path.startsWith("/") || Paths.leadsUpwards(path));
    }
}

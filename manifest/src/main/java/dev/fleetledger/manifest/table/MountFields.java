package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.Paths;

/** Mounts of the pod's volumes in a container. */
public final class MountFields {
    static final List<FieldDefinition> ROWS = table(
        List.of(list("/mounts", "Mounts").help("Where volumes appear in the container.")),
        group("/mounts/*", "/volumeMounts/*",
            text("/volume", "Volume").help("One of the volumes of the pod.").mapsTo("/name")
                .required("MountVolumeIsMissing", "The mount names no volume.", "Choose one of the volumes."),
            text("/mountPath", "Mount path").help("Absolute, in the container.").within(SizeLimit.LONG)
                .required("MountPathIsMissing", "The mount has no path.", "Give an absolute path in the container.")
                .withRules(FieldRule.text("MountPathHasColon", "{it} has a colon.", "Use a path without a colon.",
                        path -> path.lastIndexOf(':') > (path.startsWith("/") ? -1 : 1))),
            text("/subPath", "Path in the volume")
                .help("Only this part of the volume. Absent: all of it.")
                .within(SizeLimit.LONG).withRules(notRelative("SubPathIsNotRelative")),
            text("/subPathExpr", "Path in the volume, with variables")
                .help("As the path in the volume, with $(NAME) of the environment.").within(SizeLimit.LONG)
            .withRules(notRelative("SubPathIsNotRelative")),
            flag("/readOnly", "Read-only").byDefault(Json.flag(false)),
            text("/mountPropagation", "Mount propagation")
                .help("Whether later mounts of the node appear in the container, and the other way around.")
                .withRules(FieldRule.notOneOf("MountPropagationIsUnknown", "Mount propagation", "None", "HostToContainer",
                        "Bidirectional"))));

    private MountFields() {
    }

    public static FieldRule notRelative(String name) {
        return FieldRule.text(name, "{it} is absolute or leads upwards.", "Use a relative path without .. in it.",
            path -> path.startsWith("/") || Paths.hasParentSegment(path));
    }
}

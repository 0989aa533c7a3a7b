package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.Field.list;
import static dev.fleetledger.manifest.Field.object;
import static dev.fleetledger.manifest.Field.text;
import static dev.fleetledger.manifest.Fields.group;
import static dev.fleetledger.manifest.Fields.table;

import java.util.List;

/** wizard.md, section 2: data storage. Rows land relative to the pod. */
final class VolumeFields {
    /** Kubernetes' names of the kinds: a volume has exactly one of them. */
    static final List<String> KINDS = List.of("hostPath", "emptyDir", "configMap", "secret", "persistentVolumeClaim", "projected");

    static final List<Field> ROWS = table(
        List.of(list("/volumes", "Volumes")),
        group("/volumes/*", "/volumes/*",
            text("/name", "Volume name")
                .required("VolumeNameIsMissing", "The volume has no name.", "Give it a name.")
                .not(Spelling.noLabel("VolumeNameIsNoLabel", "The volume's name")),
            object("/hostPath", "Host path").stands("/hostPath"),
            text("/hostPath/path", "Path on the node")
                .required("HostPathIsMissing", "The path on the node is missing.", "Give an absolute path.")
                .not(Rule.text("HostPathIsNotAbsolute", "The path doesn't start with a slash.", "Give an absolute path.", path -> !path.startsWith("/")),
                    Rule.text("HostPathLeadsUpwards", "The path has a .. in it.", "Give the path without ..", Paths::leadsUpwards)),
            text("/hostPath/type", "Type of the host path").byDefault(Json.text(""))
                .not(Rule.otherThan("HostPathTypeIsUnknown", "The type", "", "DirectoryOrCreate", "Directory", "FileOrCreate", "File",
                    "Socket", "CharDevice", "BlockDevice")),
            object("/emptyDir", "Empty directory").comesLater(),
            object("/configMap", "ConfigMap").comesLater(),
            object("/secret", "Secret").comesLater(),
            object("/persistentVolumeClaim", "Persistent volume claim").comesLater(),
            object("/projected", "Projected volume").comesLater()));

    private VolumeFields() {
    }
}

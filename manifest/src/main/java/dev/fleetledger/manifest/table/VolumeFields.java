package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.Paths;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Volumes of a pod. Paths are relative to the pod. */
public final class VolumeFields {
    /** Kubernetes' names of the kinds: a volume has exactly one of them. */
    public static final List<String> KINDS = List.of("hostPath", "emptyDir", "configMap", "secret", "persistentVolumeClaim", "projected");

    static final List<FieldDefinition> ROWS = table(
        List.of(list("/volumes", "Volumes").help("Folders and files that containers can mount.")),
        group("/volumes/*", "/volumes/*",
            text("/name", "Volume name").help("Unique in the pod. Mounts refer to it.")
                .required("VolumeNameIsMissing", "The volume has no name.", "Give it a name.")
                .withRules(NameSyntax.notDnsLabel("VolumeNameIsNoLabel", "The volume's name")),
            object("/hostPath", "Host path").mapsToObject("/hostPath"),
            text("/hostPath/path", "Path on the node").help("Absolute. What the pod writes there stays on the node.").within(SizeLimit.LONG)
                .required("HostPathIsMissing", "The path on the node is missing.", "Give an absolute path.")
                .withRules(FieldRule.text("HostPathLeadsUpwards", "{it} has a .. in it.", "Give the path without ..",
                            Paths::hasParentSegment)),
            text("/hostPath/type", "Type of the host path")
                .help("What must be there, or is created. Empty: not checked.").byDefault(Json.text(""))
                .withRules(FieldRule.notOneOf("HostPathTypeIsUnknown", "The type", "", "DirectoryOrCreate", "Directory", "FileOrCreate",
                        "File",
                    "Socket", "CharDevice", "BlockDevice")),
            object("/emptyDir", "Empty directory").mapsToObject("/emptyDir"),
            text("/emptyDir/medium", "Medium")
                .help("Empty: the node's disk. Memory counts towards the memory limit.")
                .byDefault(Json.text("")).withRules(FieldRule.notMatching("MediumIsUnknown",
                Pattern.compile("|Memory|HugePages(-[0-9]+[KMGTPE]i)?"), "{it} is no medium of an empty directory.",
                "Leave it empty, or choose Memory or HugePages.")),
            FieldDefinition.of("/emptyDir/sizeLimit", "Size limit", ValueType.QUANTITY).help("The pod is evicted when it uses more.")
            .mapsTo("/emptyDir/sizeLimit", ResourceFields::ifPositive).readsBack(ResourceFields::unlessZero)
                .withRules(ResourceQuantity.unreadable("QuantityIsUnreadable"), ResourceQuantity.negative("QuantityIsNegative"))),
        group("/volumes/*/configMap", "/volumes/*/configMap", FileFields.volume("ConfigMap", "name")),
        group("/volumes/*/secret", "/volumes/*/secret", FileFields.volume("Secret", "secretName")),
        group("/volumes/*", "/volumes/*",
            object("/persistentVolumeClaim", "Persistent volume claim").mapsToObject("/persistentVolumeClaim"),
            text("/persistentVolumeClaim/claimName", "Claim").help("One claim is shared by the pods of all nodes.")
                .required("ClaimNameIsMissing", "The volume names no claim.", "Name a claim of the namespace.")
                .withRules(NameSyntax.notDnsSubdomain("ClaimNameIsNoName", "The claim's name")),
            flag("/persistentVolumeClaim/readOnly", "Read-only claim").byDefault(Json.flag(false))),
        group("/volumes/*/projected", "/volumes/*/projected", ProjectedFields.ROWS));

    private VolumeFields() {
    }
}

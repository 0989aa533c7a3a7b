package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.needs;
import static dev.fleetledger.manifest.kept.KeptFieldRule.pod;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.syntax.Divisors;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LabelSyntax;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.Paths;
import dev.fleetledger.manifest.syntax.ResourceQuantity;
import dev.fleetledger.manifest.table.FileFields;
import dev.fleetledger.manifest.table.SourceFields;

/** Volumes of kinds that the form doesn't have: the required fields of each kind. */
final class KeptVolumeRules {
    private static final String AT = "/volumes/*";
    private static final String CLAIM = AT + "/ephemeral/volumeClaimTemplate/spec";
    private static final FieldRule LUN = FieldRule.outside("LunIsOutOfRange", "A logical unit", 0, 255);
    private static final FieldRule PARTITION = FieldRule.outside("PartitionIsOutOfRange", "A partition", 0, 255);
    private static final FieldRule INITIATOR = FieldRule.notMatching("InitiatorIsNoName", Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.[a-zA-Z0-9-.]+:[^,;*&$|\\s]+|eui.[0-9a-zA-Z]{16}|naa.[0-9a-zA-Z]{32}"),
        "This is no iSCSI name.", "Write it as iqn.2001-04.com.example:name.");
    private static final FieldRule CLASS = FieldRule.text("StorageClassIsNoName", "This is no name of a class.", "Use its name.", name -> !name.isEmpty() && !NameSyntax.DNS_SUBDOMAIN.matcher(name).matches());
    private static final FieldRule GROUP = FieldRule.text("ApiGroupIsNoName", "The group is no DNS subdomain.", "Write it as example.com.", name -> !name.isEmpty() && !NameSyntax.DNS_SUBDOMAIN.matcher(name).matches());
    private static final FieldRule SOURCE = FieldRule.value("SourceNeedsGroup", "Only claims are without a group.", "Give apiGroup.",
        one -> !Json.text(one, "kind").equals("PersistentVolumeClaim") && Json.text(one, "apiGroup").isEmpty());
    private static final FieldRule INSIDE = FieldRule.text("FilePathIsNotInside", "The path leads out of the volume.", "Give a relative path that doesn't begin with ..",
        path -> !Paths.isInside(path) || path.startsWith(".."));

    static final List<KeptFieldRule> ROWS = List.of(
        pod(AT + "/csi", needs("driver")),
        pod(AT + "/csi/driver", FieldRule.longer("CsiDriverIsTooLong", 63, "The driver's name has more than 63 characters.", "Use at most 63."),
            FieldRule.notMatching("CsiDriverIsNoName", NameSyntax.DNS_SUBDOMAIN_OF_ANY_CASE, "This is no name of a driver.", "Write it as csi.example.com.")),
        pod(AT + "/csi/nodePublishSecretRef/name", NameSyntax.noSubdomain("SecretNameIsNoName", "The Secret's name")), pod(AT + "/photonPersistentDisk", needs("pdID")),
        pod(AT + "/csi/nodePublishSecretRef", needs("name")), pod(AT + "/cinder/secretRef", needs("name")), pod(AT + "/storageos/secretRef", needs("name")),
        pod(AT + "/nfs", needs("server", "path")),
        pod(AT + "/nfs/path", FieldRule.text("NfsPathIsNotAbsolute", "The path doesn't start with a slash.", "Give an absolute path.", path -> !path.startsWith("/"))),
        pod(AT + "/iscsi", needs("targetPortal", "iqn")), pod(AT + "/iscsi/iqn", INITIATOR), pod(AT + "/iscsi/initiatorName", INITIATOR), pod(AT + "/iscsi/lun", LUN),
        pod(AT + "/iscsi", FieldRule.value("PasswordIsMissing", "CHAP asks for a name and a password.", "Give secretRef, or turn chapAuth off.",
            one -> (Json.isTrue(one, "chapAuthDiscovery") || Json.isTrue(one, "chapAuthSession")) && !one.has("secretRef"))),
        pod(AT + "/fc", FieldRule.value("LunIsOutOfRange", LUN.message(), LUN.remedy(), one -> one.has("targetWWNs") && LUN.broken().test(one.path("lun")))), pod(AT + "/fc", FieldRule.value("FibreChannelHasNotOneTarget", "Either targetWWNs with a lun, or wwids.", "Give one of them.",
            one -> one.path("targetWWNs").isEmpty() == one.path("wwids").isEmpty() || !one.path("targetWWNs").isEmpty() && !one.has("lun"))),
        pod(AT + "/flocker", FieldRule.value("DatasetIsNotNamedOnce", "Either the dataset's name or its UUID.", "Give one of them, without a slash.",
            one -> Json.text(one, "datasetName").isEmpty() == Json.text(one, "datasetUUID").isEmpty() || Json.text(one, "datasetName").contains("/"))),
        pod(AT + "/awsElasticBlockStore/partition", PARTITION), pod(AT + "/gcePersistentDisk/partition", PARTITION),
        pod(AT + "/azureDisk/kind", KeptFieldRule.among("A kind", "Shared", "Dedicated", "Managed")),
        pod(AT + "/azureDisk/cachingMode", KeptFieldRule.among("The mode", "None", "ReadOnly", "ReadWrite")),
        pod(AT + "/azureDisk", FieldRule.value("DiskIsElsewhere", "A managed disk is of /subscriptions/, another of https://.", "Correct the kind or the URI.",
            one -> !Json.text(one, "diskURI").startsWith(Json.text(one, "kind").equals("Managed") ? "/subscriptions/" : "https://"))),
        pod(AT + "/quobyte/registry", FieldRule.text("RegistryIsNoHostAndPort", "This is no list of hosts with ports.", "Write host:port, with commas between.",
            list -> Stream.of(list.split(",", -1)).anyMatch(one -> !one.matches("([^:\\[\\]]*|\\[[^\\[\\]]*\\]):[^:\\[\\]]*")))),
        pod(AT + "/quobyte/tenant", FieldRule.longer("TenantIsTooLong", 64, "The tenant has more than 64 characters.", "Use at most 64.")),
        pod(AT + "/scaleIO", needs("gateway", "system", "volumeName")), pod(AT + "/storageos", needs("volumeName")), pod(AT + "/storageos/volumeName", NameSyntax.noLabel("StorageOsNameIsNoLabel", "The name")),
        pod(AT + "/storageos/volumeNamespace", NameSyntax.noLabel("StorageOsNameIsNoLabel", "The namespace")),
        pod(AT + "/flexVolume/options", FieldRule.text("OptionIsReserved", "Options of kubernetes.io and k8s.io are reserved.", "Use another name.",
            name -> name.matches("(?is)([^/]*\\.)?(kubernetes|k8s)\\.io(/.*)?")).key()),
        pod(AT + "/gitRepo/directory", FieldRule.text("DirectoryIsNotInside", "The directory leads out of the volume.", "Give a relative path without ..", path -> !Paths.isInside(path))),
        pod(AT + "/ephemeral", needs("volumeClaimTemplate")),
        pod(AT + "/ephemeral/volumeClaimTemplate", needs("spec")),
        pod(AT + "/ephemeral/volumeClaimTemplate/spec", needs("accessModes", "resources"), FieldRule.value("SourcesDiffer", "dataSource and dataSourceRef name two sources.",
            "Keep dataSourceRef.", one -> one.has("dataSource") && one.has("dataSourceRef") && (!Json.text(one.path("dataSourceRef"), "namespace").isEmpty()
                || !one.path("dataSource").equals(one.path("dataSourceRef"))))),
        pod(CLAIM + "/dataSourceRef/namespace", FieldRule.text("NamespaceIsNoLabel", "The namespace is no DNS label.", "Use the name of a namespace.",
            name -> !name.isEmpty() && !NameSyntax.DNS_LABEL.matcher(name).matches())),
        pod(AT + "/ephemeral/volumeClaimTemplate/metadata", FieldRule.value("ClaimTemplateHasName", "A claim from a template is named after its pod.", "Leave out all but labels and annotations.",
            one -> one.propertyNames().stream().anyMatch(name -> !Set.of("labels", "annotations").contains(name)))),
        pod(AT + "/ephemeral/volumeClaimTemplate/metadata/labels", LabelSyntax.LABELS.toArray(FieldRule[]::new)),
        pod(AT + "/ephemeral/volumeClaimTemplate/metadata/annotations", LabelSyntax.OWN_ANNOTATIONS.getFirst()),
        pod(CLAIM + "/accessModes", KeptFieldRule.among("An access mode", "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod").each(),
            FieldRule.value("AccessModeIsNotAlone", "ReadWriteOncePod goes with no other mode.", "Keep one of them.",
                modes -> modes.valueStream().map(mode -> mode.stringValue("").equals("ReadWriteOncePod")).distinct().count() > 1)),
        pod(CLAIM + "/resources/requests/storage", FieldRule.value("StorageIsNotPositive", "A claim needs some storage.", "Ask for more than zero.",
            amount -> ResourceQuantity.of(amount).filter(one -> one.signum() <= 0).isPresent())),
        pod(CLAIM + "/storageClassName", CLASS), pod(CLAIM + "/volumeAttributesClassName", CLASS),
        pod(CLAIM + "/volumeMode", KeptFieldRule.among("A volume's mode", "Filesystem", "Block")),
        pod(CLAIM + "/dataSource", needs("kind", "name"), SOURCE), pod(CLAIM + "/dataSourceRef", needs("kind", "name"), SOURCE),
        pod(CLAIM + "/dataSource/apiGroup", GROUP), pod(CLAIM + "/dataSourceRef/apiGroup", GROUP),
        pod(AT + "/ephemeral/volumeClaimTemplate/spec/resources", needs("requests")),
        pod(AT + "/ephemeral/volumeClaimTemplate/spec/resources/requests", needs("storage")),
        pod(AT + "/image/pullPolicy", KeptFieldRule.among("A pull policy", "Always", "IfNotPresent", "Never")),
        pod(AT + "/rbd", needs("monitors", "image")), pod(AT + "/cephfs", needs("monitors")), pod(AT + "/flexVolume", needs("driver")),
        pod(AT + "/glusterfs", needs("endpoints", "path")), pod(AT + "/awsElasticBlockStore", needs("volumeID")),
        pod(AT + "/gcePersistentDisk", needs("pdName")), pod(AT + "/azureFile", needs("secretName", "shareName")),
        pod(AT + "/azureDisk", needs("diskName", "diskURI")), pod(AT + "/vsphereVolume", needs("volumePath")), pod(AT + "/gitRepo", needs("repository")),
        pod(AT + "/cinder", needs("volumeID")), pod(AT + "/portworxVolume", needs("volumeID")), pod(AT + "/quobyte", needs("registry", "volume")),
        pod(AT + "/downwardAPI/defaultMode", FileFields.MODE), pod(AT + "/downwardAPI/items/*", needs("path"), oneSource()),
        pod(AT + "/downwardAPI/items/*/mode", FileFields.MODE), pod(AT + "/downwardAPI/items/*/path", INSIDE),
        pod(AT + "/downwardAPI/items/*/fieldRef/apiVersion", KeptFieldRule.among("The version of a pod", "v1")), pod(AT + "/downwardAPI/items/*/fieldRef", needs("fieldPath")),
        pod(AT + "/downwardAPI/items/*/fieldRef/fieldPath", field()), pod(AT + "/downwardAPI/items/*/resourceFieldRef", needs("containerName", "resource"), Divisors.UNKNOWN),
        pod(AT + "/downwardAPI/items/*/resourceFieldRef/resource", SourceFields.RESOURCE_IS_UNKNOWN),
        pod(AT + "/projected/defaultMode", FileFields.MODE), pod(AT + "/projected/sources/*/clusterTrustBundle", needs("path")),
        pod(AT + "/projected/sources/*/downwardAPI/items/*", needs("path"), oneSource()),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/fieldRef/fieldPath", field()),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/fieldRef", needs("fieldPath")),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/resourceFieldRef", needs("containerName", "resource"), Divisors.UNKNOWN),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/resourceFieldRef/resource", SourceFields.RESOURCE_IS_UNKNOWN),
        pod(AT + "/projected/sources/*/serviceAccountToken", needs("path")));

    private KeptVolumeRules() {
    }

    private static FieldRule oneSource() {
        return FieldRule.value("DownwardFileHasNotOneKind", "The file has no source, or two.", "Give fieldRef or resourceFieldRef.",
            file -> file.has("fieldRef") == file.has("resourceFieldRef"));
    }

    private static FieldRule field() {
        return FieldRule.text("FieldPathIsUnknown", "A file can't have this field of the pod.", "Choose one of metadata.", path -> !SourceFields.isFieldOfFile(path));
    }
}

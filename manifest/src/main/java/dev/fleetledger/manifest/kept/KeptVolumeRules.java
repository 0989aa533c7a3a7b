package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.pod;
import static dev.fleetledger.manifest.kept.KeptFieldRule.requires;

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
    private static final String VOLUME = "/volumes/*";
    private static final String CLAIM = VOLUME + "/ephemeral/volumeClaimTemplate/spec";
    private static final FieldRule LUN = FieldRule.outside("LunIsOutOfRange", "A logical unit", 0, 255);
    private static final FieldRule PARTITION = FieldRule.outside("PartitionIsOutOfRange", "A partition", 0, 255);
    private static final FieldRule INITIATOR =
            FieldRule.notMatching("InitiatorIsNoName",
                    Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.[a-zA-Z0-9-.]+:[^,;*&$|\\s]+|eui.[0-9a-zA-Z]{16}|naa.[0-9a-zA-Z]{32}"),
        "{it} is no iSCSI name.", "Write it as iqn.2001-04.com.example:name.");
    private static final FieldRule CLASS =
            FieldRule.text("StorageClassIsNoName", "{it} is no name of a class.", "Use its name.", name -> !name.isEmpty()
                    && !NameSyntax.DNS_SUBDOMAIN.matcher(name).matches());
    private static final FieldRule GROUP =
            FieldRule.text("ApiGroupIsNoName", "The group is no DNS subdomain.", "Write it as example.com.", name -> !name.isEmpty()
                    && !NameSyntax.DNS_SUBDOMAIN.matcher(name).matches());
    private static final FieldRule SOURCE = FieldRule.value("SourceNeedsGroup",
            "Only a source of the kind PersistentVolumeClaim has no apiGroup.", "Add apiGroup, such as snapshot.storage.k8s.io.",
        one -> !Json.text(one, "kind").equals("PersistentVolumeClaim") && Json.text(one, "apiGroup").isEmpty());
    private static final FieldRule NOT_INSIDE =
            FieldRule.text("FilePathIsNotInside", "The path leads out of the volume.", "Give a relative path that doesn't begin with ..",
        path -> !Paths.isInside(path) || path.startsWith(".."));

    static final List<KeptFieldRule> ROWS = List.of(
        pod(VOLUME + "/csi", requires("driver")),
        pod(VOLUME + "/csi/driver", FieldRule.longer("CsiDriverIsTooLong", 63, "The driver's name has more than 63 characters.",
                "Use at most 63."),
            FieldRule.notMatching("CsiDriverIsNoName", NameSyntax.DNS_SUBDOMAIN_OF_ANY_CASE, "{it} is no name of a driver.",
                    "Write it as csi.example.com.")),
        pod(VOLUME + "/csi/nodePublishSecretRef/name", NameSyntax.notDnsSubdomain("SecretNameIsNoName", "The Secret's name")),
        pod(VOLUME + "/photonPersistentDisk", requires("pdID")),
        pod(VOLUME + "/csi/nodePublishSecretRef", requires("name")), pod(VOLUME + "/cinder/secretRef", requires("name")),
        pod(VOLUME + "/storageos/secretRef", requires("name")),
        pod(VOLUME + "/nfs", requires("server", "path")),
        pod(VOLUME + "/nfs/path", FieldRule.text("NfsPathIsNotAbsolute", "The path doesn't start with a slash.", "Give an absolute path.",
                path -> !path.startsWith("/"))),
        pod(VOLUME + "/iscsi", requires("targetPortal", "iqn")), pod(VOLUME + "/iscsi/iqn", INITIATOR),
        pod(VOLUME + "/iscsi/initiatorName", INITIATOR), pod(VOLUME + "/iscsi/lun", LUN),
        pod(VOLUME + "/iscsi", FieldRule.value("PasswordIsMissing", "CHAP authentication is on, and secretRef, which names the Secret "
                + "with user and password, is missing.",
                "Add secretRef, or turn chapAuthDiscovery and chapAuthSession off.",
            one -> (Json.isTrue(one, "chapAuthDiscovery") || Json.isTrue(one, "chapAuthSession")) && !one.has("secretRef"))),
        pod(VOLUME + "/fc", FieldRule.value("LunIsOutOfRange", LUN.message(), LUN.remedy(), one -> one.has("targetWWNs") && LUN.violated()
                .test(one.path("lun")))), pod(VOLUME + "/fc", FieldRule.value("FibreChannelHasNotOneTarget",
                "A Fibre Channel volume has either targetWWNs with lun, or wwids.", "Give one of them.",
            one -> one.path("targetWWNs").isEmpty() == one.path("wwids").isEmpty() || !one.path("targetWWNs").isEmpty()
            && !one.has("lun"))),
        pod(VOLUME + "/flocker", FieldRule.value("DatasetIsNotNamedOnce", "A Flocker volume has either datasetName or datasetUUID, not "
                + "both or none.",
                "Keep exactly one of them; the name has no slash.",
            one -> Json.text(one, "datasetName").isEmpty() == Json.text(one, "datasetUUID").isEmpty() || Json.text(one, "datasetName")
            .contains("/"))),
        pod(VOLUME + "/awsElasticBlockStore/partition", PARTITION), pod(VOLUME + "/gcePersistentDisk/partition", PARTITION),
        pod(VOLUME + "/azureDisk/kind", KeptFieldRule.oneOf("A kind", "Shared", "Dedicated", "Managed")),
        pod(VOLUME + "/azureDisk/cachingMode", KeptFieldRule.oneOf("The mode", "None", "ReadOnly", "ReadWrite")),
        pod(VOLUME + "/azureDisk", FieldRule.value("DiskIsElsewhere", "A managed disk is of /subscriptions/, another of https://.",
                "Correct the kind or the URI.",
            one -> !Json.text(one, "diskURI").startsWith(Json.text(one, "kind").equals("Managed") ? "/subscriptions/" : "https://"))),
        pod(VOLUME + "/quobyte/registry", FieldRule.text("RegistryIsNoHostAndPort", "{it} is no list of hosts with ports.",
                "Write host:port, with commas between.",
            list -> Stream.of(list.split(",", -1)).anyMatch(one -> !one.matches("([^:\\[\\]]*|\\[[^\\[\\]]*\\]):[^:\\[\\]]*")))),
        pod(VOLUME + "/quobyte/tenant", FieldRule.longer("TenantIsTooLong", 64, "The tenant has more than 64 characters.",
                "Use at most 64.")),
        pod(VOLUME + "/scaleIO", requires("gateway", "system", "volumeName")), pod(VOLUME + "/storageos", requires("volumeName")),
        pod(VOLUME + "/storageos/volumeName", NameSyntax.notDnsLabel("StorageOsNameIsNoLabel", "The name")),
        pod(VOLUME + "/storageos/volumeNamespace", NameSyntax.notDnsLabel("StorageOsNameIsNoLabel", "The namespace")),
        pod(VOLUME + "/flexVolume/options", FieldRule.text("OptionIsReserved", "Options of kubernetes.io and k8s.io are reserved.",
                "Use another name.",
            name -> name.matches("(?is)([^/]*\\.)?(kubernetes|k8s)\\.io(/.*)?")).forKeys()),
        pod(VOLUME + "/gitRepo/directory", FieldRule.text("DirectoryIsNotInside", "The directory leads out of the volume.",
                "Give a relative path without ..", path -> !Paths.isInside(path))),
        pod(VOLUME + "/ephemeral", requires("volumeClaimTemplate")),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate", requires("spec")),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate/spec", requires("accessModes", "resources"),
                FieldRule.value("SourcesDiffer", "dataSource and dataSourceRef name two sources.",
            "Keep dataSourceRef.", one -> one.has("dataSource") && one.has("dataSourceRef")
            && (!Json.text(one.path("dataSourceRef"), "namespace").isEmpty()
                || !one.path("dataSource").equals(one.path("dataSourceRef"))))),
        pod(CLAIM + "/dataSourceRef/namespace",
                FieldRule.text("NamespaceIsNoLabel", "The namespace is no DNS label.", "Use the name of a namespace.",
            name -> !name.isEmpty() && !NameSyntax.DNS_LABEL.matcher(name).matches())),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate/metadata",
                FieldRule.value("ClaimTemplateHasName", "A claim from a template is named after its pod.",
                        "Leave out all but labels and annotations.",
            one -> one.propertyNames().stream().anyMatch(name -> !Set.of("labels", "annotations").contains(name)))),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate/metadata/labels", LabelSyntax.LABELS.toArray(FieldRule[]::new)),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate/metadata/annotations", LabelSyntax.UNRESERVED_ANNOTATIONS.getFirst()),
        pod(CLAIM + "/accessModes", KeptFieldRule.oneOf("An access mode", "ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany",
                "ReadWriteOncePod").forItems(),
            FieldRule.value("AccessModeIsNotAlone", "The access mode ReadWriteOncePod excludes all others.", "Keep one of them.",
                modes -> modes.valueStream().map(mode -> mode.stringValue("").equals("ReadWriteOncePod")).distinct().count() > 1)),
        pod(CLAIM + "/resources/requests/storage",
                FieldRule.value("StorageIsNotPositive", "A claim needs some storage.", "Ask for more than zero.",
            amount -> ResourceQuantity.of(amount).filter(one -> one.signum() <= 0).isPresent())),
        pod(CLAIM + "/storageClassName", CLASS), pod(CLAIM + "/volumeAttributesClassName", CLASS),
        pod(CLAIM + "/volumeMode", KeptFieldRule.oneOf("A volume's mode", "Filesystem", "Block")),
        pod(CLAIM + "/dataSource", requires("kind", "name"), SOURCE), pod(CLAIM + "/dataSourceRef", requires("kind", "name"), SOURCE),
        pod(CLAIM + "/dataSource/apiGroup", GROUP), pod(CLAIM + "/dataSourceRef/apiGroup", GROUP),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate/spec/resources", requires("requests")),
        pod(VOLUME + "/ephemeral/volumeClaimTemplate/spec/resources/requests", requires("storage")),
        pod(VOLUME + "/image/pullPolicy", KeptFieldRule.oneOf("A pull policy", "Always", "IfNotPresent", "Never")),
        pod(VOLUME + "/rbd", requires("monitors", "image")), pod(VOLUME + "/cephfs", requires("monitors")),
        pod(VOLUME + "/flexVolume", requires("driver")),
        pod(VOLUME + "/glusterfs", requires("endpoints", "path")), pod(VOLUME + "/awsElasticBlockStore", requires("volumeID")),
        pod(VOLUME + "/gcePersistentDisk", requires("pdName")), pod(VOLUME + "/azureFile", requires("secretName", "shareName")),
        pod(VOLUME + "/azureDisk", requires("diskName", "diskURI")), pod(VOLUME + "/vsphereVolume", requires("volumePath")),
        pod(VOLUME + "/gitRepo", requires("repository")),
        pod(VOLUME + "/cinder", requires("volumeID")), pod(VOLUME + "/portworxVolume", requires("volumeID")),
        pod(VOLUME + "/quobyte", requires("registry", "volume")),
        pod(VOLUME + "/downwardAPI/defaultMode", FileFields.MODE), pod(VOLUME + "/downwardAPI/items/*", requires("path"), oneSource()),
        pod(VOLUME + "/downwardAPI/items/*/mode", FileFields.MODE), pod(VOLUME + "/downwardAPI/items/*/path", NOT_INSIDE),
        pod(VOLUME + "/downwardAPI/items/*/fieldRef/apiVersion", KeptFieldRule.oneOf("The version of a pod", "v1")),
        pod(VOLUME + "/downwardAPI/items/*/fieldRef", requires("fieldPath")),
        pod(VOLUME + "/downwardAPI/items/*/fieldRef/fieldPath", fieldPathRule()),
        pod(VOLUME + "/downwardAPI/items/*/resourceFieldRef", requires("containerName", "resource"), Divisors.UNKNOWN),
        pod(VOLUME + "/downwardAPI/items/*/resourceFieldRef/resource", SourceFields.RESOURCE_IS_UNKNOWN),
        pod(VOLUME + "/projected/defaultMode", FileFields.MODE), pod(VOLUME + "/projected/sources/*/clusterTrustBundle", requires("path")),
        pod(VOLUME + "/projected/sources/*/downwardAPI/items/*", requires("path"), oneSource()),
        pod(VOLUME + "/projected/sources/*/downwardAPI/items/*/fieldRef/fieldPath", fieldPathRule()),
        pod(VOLUME + "/projected/sources/*/downwardAPI/items/*/fieldRef", requires("fieldPath")),
        pod(VOLUME + "/projected/sources/*/downwardAPI/items/*/resourceFieldRef", requires("containerName", "resource"), Divisors.UNKNOWN),
        pod(VOLUME + "/projected/sources/*/downwardAPI/items/*/resourceFieldRef/resource", SourceFields.RESOURCE_IS_UNKNOWN),
        pod(VOLUME + "/projected/sources/*/serviceAccountToken", requires("path")));

    private KeptVolumeRules() {
    }

    private static FieldRule oneSource() {
        return FieldRule.value("DownwardFileHasNotOneKind", "The file has no source, or two.", "Give fieldRef or resourceFieldRef.",
            file -> file.has("fieldRef") == file.has("resourceFieldRef"));
    }

    private static FieldRule fieldPathRule() {
        return FieldRule.text("FieldPathIsUnknown", "A file can't have this field of the pod.",
                "Use one of metadata, such as metadata.name or metadata.labels['app'].",
                path -> !SourceFields.isFieldOfFile(path));
    }
}

package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.KeptFields.needs;
import static dev.fleetledger.manifest.KeptFields.pod;

import java.util.List;

/** Volumes of kinds that the form doesn't have: what each can't do without. */
final class KeptVolumes {
    private static final String AT = "/volumes/*";

    static final List<KeptFields> ROWS = List.of(
        pod(AT + "/csi", needs("driver")),
        pod(AT + "/csi/driver", Rule.longer("CsiDriverIsTooLong", 63, "The driver's name has more than 63 characters.", "Use at most 63."),
            Rule.unlike("CsiDriverIsNoName", Spelling.DNS_SUBDOMAIN_OF_ANY_CASE, "This is no name of a driver.", "Write it as csi.example.com.")),
        pod(AT + "/nfs", needs("server", "path")),
        pod(AT + "/nfs/path", Rule.text("NfsPathIsNotAbsolute", "The path doesn't start with a slash.", "Give an absolute path.", path -> !path.startsWith("/"))),
        pod(AT + "/iscsi", needs("targetPortal", "iqn")),
        pod(AT + "/ephemeral", needs("volumeClaimTemplate")),
        pod(AT + "/ephemeral/volumeClaimTemplate/spec", needs("accessModes", "resources")),
        pod(AT + "/ephemeral/volumeClaimTemplate/spec/resources", needs("requests")),
        pod(AT + "/ephemeral/volumeClaimTemplate/spec/resources/requests", needs("storage")),
        pod(AT + "/image/pullPolicy", KeptFields.among("A pull policy", "Always", "IfNotPresent", "Never")),
        pod(AT + "/rbd", needs("monitors", "image")), pod(AT + "/cephfs", needs("monitors")), pod(AT + "/flexVolume", needs("driver")),
        pod(AT + "/glusterfs", needs("endpoints", "path")), pod(AT + "/awsElasticBlockStore", needs("volumeID")),
        pod(AT + "/gcePersistentDisk", needs("pdName")), pod(AT + "/azureFile", needs("secretName", "shareName")),
        pod(AT + "/azureDisk", needs("diskName", "diskURI")), pod(AT + "/vsphereVolume", needs("volumePath")), pod(AT + "/gitRepo", needs("repository")),
        pod(AT + "/cinder", needs("volumeID")), pod(AT + "/portworxVolume", needs("volumeID")), pod(AT + "/quobyte", needs("registry", "volume")),
        pod(AT + "/downwardAPI/defaultMode", FileFields.MODE), pod(AT + "/downwardAPI/items/*", needs("path"), oneSource()),
        pod(AT + "/downwardAPI/items/*/mode", FileFields.MODE), pod(AT + "/downwardAPI/items/*/fieldRef", needs("fieldPath")),
        pod(AT + "/downwardAPI/items/*/fieldRef/fieldPath", field()), pod(AT + "/downwardAPI/items/*/resourceFieldRef", needs("containerName", "resource")),
        pod(AT + "/projected/defaultMode", FileFields.MODE), pod(AT + "/projected/sources/*/clusterTrustBundle", needs("path")),
        pod(AT + "/projected/sources/*/downwardAPI/items/*", needs("path"), oneSource()),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/fieldRef/fieldPath", field()),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/fieldRef", needs("fieldPath")),
        pod(AT + "/projected/sources/*/downwardAPI/items/*/resourceFieldRef", needs("containerName", "resource")),
        pod(AT + "/projected/sources/*/serviceAccountToken", needs("path")));

    private KeptVolumes() {
    }

    private static Rule oneSource() {
        return Rule.value("DownwardFileHasNotOneKind", "The file has no source, or two.", "Give fieldRef or resourceFieldRef.",
            file -> file.has("fieldRef") == file.has("resourceFieldRef"));
    }

    private static Rule field() {
        return Rule.text("FieldPathIsUnknown", "A file can't have this field of the pod.", "Choose one of metadata.", path -> !SourceFields.isFieldOfFile(path));
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.ImageReference;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Fields of one container. Paths are relative to the container. */
final class ContainerFields {
    private static final String IMAGE_REMEDY =
            "Write registry/repository:tag, such as quay.io/prometheus/node-exporter:v1.8.2, or with @sha256:… to pin it.";

    static final List<FieldDefinition> BASIC = List.of(
        text("/name", "Container name").help("Unique in the pod.")
            .required("NameIsMissing", "The container has no name.", "Give it a name.").withRules(NameSyntax.NAME),
        text("/image", "Image").help("A tag can move; a digest always means the same image.").within(SizeLimit.LONG)
            .required("ImageIsMissing", "The container has no image.", IMAGE_REMEDY)
            .withRules(FieldRule.text("ImageIsNoReference", "{it} is no image reference.", IMAGE_REMEDY, text -> image(text).isEmpty()),
                FieldRule.text("ImageTagIsMissing", "The image has no tag: each node may run another one.", "Name a tag or a digest.",
                    text -> image(text).filter(one -> one.tag() == null && one.digest() == null).isPresent()).asWarning(),
                FieldRule.text("ImageTagIsLatest", "The tag latest moves: each node may run another image.",
                        "Name a tag that stays, or a digest.",
                    text -> image(text).filter(one -> "latest".equals(one.tag()) && one.digest() == null).isPresent()).asWarning()),
        flag("/alwaysPull", "Always pull").help("Off: only when the node doesn't have the image.").byDefault(Json.flag(true))
            .mapsTo("/imagePullPolicy", on -> Json.text(on.booleanValue(true) ? "Always" : "IfNotPresent"))
            .readsBack(policy -> Set.of("Always", "IfNotPresent").contains(policy.stringValue(""))
                    ? Json.flag(policy.stringValue("").equals("Always")) : null),
        flag("/privileged", "Privileged")
            .help("The container is root on the node and may do everything there.")
            .mapsTo("/securityContext/privileged").byDefault(new Default.KubernetesDefault(Json.flag(false)))
            .withRules(FieldRule.value("ContainerIsPrivileged", "A privileged container is root on the node.",
                "Turn it off, or add only the capabilities it needs.", on -> on.booleanValue(false)).asWarning()));

    static final List<FieldDefinition> PROCESS = List.of(
        text("/workingDir", "Working directory").help("Absent: the image's.").within(SizeLimit.LONG),
        flag("/stdin", "Standard input").help("Keeps the input of the container open."),
        flag("/tty", "Terminal").help("Gives the container a terminal. Needs standard input."));

    static final List<FieldDefinition> LIFECYCLE = List.of(
        object("/lifecycle", "Lifecycle"),
        texts("/lifecycle/command", "Start command")
            .help("One word each, instead of the image's entry point. It is not run by a shell.")
            .mapsTo("/command").scannedForCredentials(),
        texts("/lifecycle/args", "Arguments")
            .help("One word each, instead of the image's arguments.").mapsTo("/args").scannedForCredentials());

    /** Fields that Kubernetes allows for both kinds of container. */
    static final List<FieldDefinition> INIT_ROWS =
            table(BASIC, ResourceFields.ROWS, PortFields.ROWS, PROCESS, LIFECYCLE, EnvironmentFields.ROWS,
        MountFields.ROWS, SecurityFields.ROWS, LogFields.ROWS);

    static final List<FieldDefinition> ROWS = table(INIT_ROWS, HookFields.ROWS, ProbeFields.ROWS);

    private ContainerFields() {
    }

    private static Optional<ImageReference> image(String text) {
        return ImageReference.parse(text);
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.ImageReference;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 2, of one container. Paths are relative to the container. */
final class ContainerFields {
    private static final String IMAGE_REMEDY = "Write registry/repository:tag, with @sha256:… to pin it.";

    static final List<Field> BASIC = List.of(
        text("/name", "Container name")
            .required("NameIsMissing", "The container has no name.", "Give it a name.").not(Spelling.NAME),
        text("/image", "Image").within(Bound.LONG)
            .required("ImageIsMissing", "The container has no image.", IMAGE_REMEDY)
            .not(Rule.text("ImageIsNoReference", "This is no OCI image reference.", IMAGE_REMEDY, text -> image(text).isEmpty()),
                Rule.text("ImageTagIsMissing", "The image has no tag: each node may run another one.", "Name a tag or a digest.",
                    text -> image(text).filter(one -> one.tag() == null && one.digest() == null).isPresent()).warns(),
                Rule.text("ImageTagIsLatest", "The tag latest moves: each node may run another image.", "Name a tag that stays, or a digest.",
                    text -> image(text).filter(one -> "latest".equals(one.tag()) && one.digest() == null).isPresent()).warns()),
        flag("/alwaysPull", "Always pull").byDefault(Json.flag(true))
            .lands("/imagePullPolicy", on -> Json.text(on.booleanValue(true) ? "Always" : "IfNotPresent"))
            .reads(policy -> Set.of("Always", "IfNotPresent").contains(policy.stringValue("")) ? Json.flag(policy.stringValue("").equals("Always")) : null),
        flag("/privileged", "Privileged").lands("/securityContext/privileged").byDefault(new Default.OfKubernetes(Json.flag(false)))
            .not(Rule.value("ContainerIsPrivileged", "A privileged container is root on the node.",
                "Turn it off, or add only the capabilities it needs.", on -> on.booleanValue(false)).warns()));

    static final List<Field> PROCESS = List.of(
        text("/workingDir", "Working directory").within(Bound.LONG).not(Rule.text("WorkingDirectoryIsNotAbsolute",
            "The working directory doesn't start with a slash.", "Give an absolute path in the container.", path -> !path.startsWith("/"))),
        flag("/stdin", "Standard input"),
        flag("/tty", "Terminal"));

    static final List<Field> LIFECYCLE = List.of(
        object("/lifecycle", "Lifecycle"),
        texts("/lifecycle/command", "Start command").lands("/command").mayHoldLiterals(),
        texts("/lifecycle/args", "Arguments").lands("/args").mayHoldLiterals());

    /** Fields that Kubernetes allows for both kinds of container. */
    static final List<Field> INIT_ROWS = table(BASIC, ResourceFields.ROWS, PortFields.ROWS, PROCESS, LIFECYCLE, EnvironmentFields.ROWS,
        MountFields.ROWS, SecurityFields.ROWS, LogFields.ROWS);

    static final List<Field> ROWS = table(INIT_ROWS, HookFields.ROWS, ProbeFields.ROWS);

    private ContainerFields() {
    }

    private static Optional<ImageReference> image(String text) {
        return ImageReference.parse(text);
    }
}

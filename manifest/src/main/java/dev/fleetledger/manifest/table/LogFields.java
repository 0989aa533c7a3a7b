package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LogFile;

/** Log settings of a container. {@code LogRenderer} renders them as annotations, mounts and volumes. */
final class LogFields {
    static final List<FieldDefinition> ROWS = List.of(
        object("/logs", "Container logs"),
        flag("/logs/stdout", "Collect standard output").help("Off: the log collector leaves it out.").byDefault(Json.flag(true)).unmapped(),
        texts("/logs/files", "Log files")
            .help("Directories or file patterns in the container. They are mounted, so that the collector can read them.")
            .within(SizeLimit.LONG).unmapped()
            .withRules(FieldRule.text("LogFileIsNoPath", "{it} is no directory or file pattern inside the container.",
                "Give an absolute path below the root, without .. and colons.", path -> !LogFile.isPath(path)).forItems()),
        text("/logs/collector", "Log collector")
            .help("The collector that runs in the clusters; it decides which annotations are written.")
            .byDefault(Json.text(Collector.DEFAULT.key())).unmapped()
            .withRules(FieldRule.text("CollectorIsUnknown", "{it} is no log collector.", "Choose one of "
                    + String.join(", ", Collector.keys()) + ".",
                name -> Collector.of(name).isEmpty())));

    private LogFields() {
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.LogFile;
import dev.fleetledger.manifest.spelling.Rule;

/** wizard.md, section 2: container logs. They are rendered as annotations, mounts and volumes: see {@code Logs}. */
final class LogFields {
    static final List<Field> ROWS = List.of(
        object("/logs", "Container logs"),
        flag("/logs/stdout", "Collect standard output").byDefault(Json.flag(true)).landsNowhere(),
        texts("/logs/files", "Log files").within(Bound.LONG).landsNowhere()
            .not(Rule.text("LogFileIsNoPath", "This is no directory or file pattern inside the container.",
                "Give an absolute path below the root, without .. and colons.", path -> !LogFile.isPath(path)).each()),
        text("/logs/collector", "Log collector").byDefault(Json.text(Collector.USUAL.key())).landsNowhere()
            .not(Rule.text("CollectorIsUnknown", "There is no such log collector.", "Choose one of " + String.join(", ", Collector.keys()) + ".",
                name -> Collector.of(name).isEmpty())));

    private LogFields() {
    }
}

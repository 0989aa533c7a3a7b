package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.syntax.FieldRule;

/** Lifecycle hooks of a container: after start and before stop. */
public final class HookFields {
    /** A hook is exactly one of these. */
    public static final List<String> KINDS = List.of("exec", "httpGet", "sleep");

    static final List<FieldDefinition> ROWS = table(hook("postStart", "After start"), hook("preStop", "Before stop"));

    private HookFields() {
    }

    private static List<FieldDefinition> hook(String name, String label) {
        return group("/lifecycle/" + name, "/lifecycle/" + name, table(
            List.of(object("", label).mapsToObject("")),
            HandlerFields.EXEC,
            HandlerFields.HTTP,
            List.of(
                object("/sleep", "Sleep").mapsToObject("/sleep"),
                integer("/sleep/seconds", "Sleep").unit("s")
                    .required("SleepIsMissing", "It isn't said how long.", "Give the seconds.")
                    .withRules(FieldRule.outside("SleepIsOutOfRange", "The sleep in seconds", 0, Integer.MAX_VALUE)))));
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IntOrPercent;
import dev.fleetledger.manifest.syntax.LabelSyntax;

/** The rollout plan. */
public final class RolloutFields {
    /** A wave selects its clusters in exactly one of these ways. */
    public static final List<String> KINDS = List.of("count", "percent", "names", "matchLabels", "rest");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private static final List<FieldDefinition> WAVE = List.of(
        text("/name", "Wave").required("WaveNameIsMissing", "The wave has no name.", "Give it a name.")
            .withRules(FieldRule.empty("WaveNameIsMissing", "The wave has no name.", "Give it a name."),
                FieldRule.longer("WaveNameIsTooLong", 63, "The name has more than 63 characters.", "Use at most 63 characters.")),
        object("/clusters", "Clusters of the wave")
        .required("WaveClustersAreMissing", "The wave has no clusters.", "Say which clusters it takes."),
        integer("/clusters/count", "Number of clusters")
        .withRules(FieldRule.outside("WaveCountIsNotPositive", "The number of clusters", 1, Integer.MAX_VALUE)),
        integer("/clusters/percent", "Percentage of clusters")
        .withRules(FieldRule.outside("WavePercentageIsOutOfRange", "The percentage", 1, 100)),
        texts("/clusters/names", "Names of clusters").within(SizeLimit.FLEET).withRules(PlacementFields.notClusterName().forItems()),
        FieldDefinition.of("/clusters/matchLabels", "Labels of clusters", ValueType.TEXT_MAP).withRules(LabelSyntax.LABELS),
        flag("/clusters/rest", "All that are left"),
        FieldDefinition.of("/maxConcurrent", "At the same time", ValueType.INTEGER_OR_TEXT)
        .withRules(FieldRule.value("MaxConcurrentIsNoShare",
            "{it} is neither a positive number nor a percentage up to 100%.", "Write 5 or 25%.", share -> !IntOrPercent.isPositive(share))),
        duration("/soak", "Soak time", true).byDefault(Json.text("PT0S")),
        text("/gate", "Gate").byDefault(Json.text("Running")).withRules(FieldRule.notOneOf("GateIsUnknown", "A gate", "Running", "none")),
        object("/window", "Window"),
        texts("/window/days", "Days").withRules(FieldRule.notOneOf("DayIsUnknown", "A day", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .forItems()),
        time("/window/from", "From"),
        time("/window/to", "To"),
        text("/window/zone", "Time zone").byDefault(Json.text("UTC"))
            .withRules(FieldRule.text("ZoneIsUnknown", "{it} is no time zone.", "Use a name such as Europe/Berlin.",
                    RolloutFields::isNoZone)),
        object("/approval", "Approval"),
        flag("/approval/required", "Approval required").byDefault(Json.flag(true)),
        duration("/approval/expires", "Approval expires after", false).byDefault(Json.text("PT24H")));

    static final List<FieldDefinition> ROWS = table(
        List.of(
            object("", "Rollout").byDefault(Json.object()),
            // The careful plan becomes the default once rollouts follow it: until then the default would state something untrue
            // (decision 0026).
            list("/waves", "Waves")
                .withRules(FieldRule.empty("WavesAreMissing", "The rollout has no wave.", "Add a wave, or leave the list out."))),
        group("/waves/*", "", WAVE),
        List.of(
            integer("/failureBudget", "Failure budget").byDefault(Json.integer(0))
                .withRules(FieldRule.outside("FailureBudgetIsNegative", "The number of clusters that may fail", 0, Integer.MAX_VALUE)),
            duration("/deadline", "Deadline per cluster", false).byDefault(Json.text("PT10M")),
            text("/unreachable", "Unreachable clusters").byDefault(Json.text("wait"))
                .withRules(FieldRule.notOneOf("UnreachablePolicyIsUnknown", "What happens", "skip", "wait"))));

    private RolloutFields() {
    }

    private static FieldDefinition duration(String path, String label, boolean mayBeZero) {
        return text(path, label).withRules(FieldRule.text("DurationIsNoDuration", "{it} is no duration, or too short.",
                "Write it as PT5M or PT24H.",
            text -> !isDuration(text, mayBeZero)));
    }

    private static FieldDefinition time(String path, String label) {
        return text(path, label).required("WindowTimeIsMissing", "The window has no " + label.toLowerCase(java.util.Locale.ROOT) + ".",
            "Give a time such as 08:00.").withRules(FieldRule.notMatching("WindowTimeIsNoTime", TIME, "{it} is no time of day.",
                    "Write it as 08:00."));
    }

    private static boolean isDuration(String text, boolean mayBeZero) {
        try {
            Duration duration = Duration.parse(text);
            return !duration.isNegative() && (mayBeZero || !duration.isZero());
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean isNoZone(String zone) {
        return !ZoneId.getAvailableZoneIds().contains(zone);
    }
}

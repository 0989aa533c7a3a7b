package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.DurationSyntax;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IntOrPercent;
import dev.fleetledger.manifest.syntax.LabelSyntax;

/** The rollout plan. */
public final class RolloutFields {
    /** A wave selects its clusters in exactly one of these ways. */
    public static final List<String> KINDS = List.of("count", "percent", "names", "matchLabels", "rest");
    /** The careful plan: one cluster, then a tenth of them, then the rest. */
    private static final JsonNode CAREFUL_WAVES = Json.list()
        .add(wave("first", "count", Json.integer(1)))
        .add(wave("tenth", "percent", Json.integer(10)))
        .add(wave("rest", "rest", Json.flag(true)));
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private static final List<FieldDefinition> WAVE = List.of(
        text("/name", "Wave").required("WaveNameIsMissing", "The wave has no name.", "Give it a name.")
            .withRules(FieldRule.empty("WaveNameIsMissing", "The wave has no name.", "Give it a name."),
                FieldRule.longer("WaveNameIsTooLong", 63, "The name has more than 63 characters.", "Use at most 63 characters.")),
        object("/clusters", "Clusters of the wave")
        .required("WaveClustersAreMissing", "The wave has no clusters.", "Say which clusters it takes."),
        integer("/clusters/count", "Number of clusters").help("The wave takes so many of those that are left.")
        .withRules(FieldRule.outside("WaveCountIsNotPositive", "The number of clusters", 1, Integer.MAX_VALUE)),
        integer("/clusters/percent", "Percentage of clusters").help("Of all clusters of the rollout, rounded up, if so many are left.")
        .withRules(FieldRule.outside("WavePercentageIsOutOfRange", "The percentage", 1, 100)),
        texts("/clusters/names", "Names of clusters").within(SizeLimit.FLEET).withRules(PlacementFields.notClusterName().forItems()),
        FieldDefinition.of("/clusters/matchLabels", "Labels of clusters", ValueType.TEXT_MAP).withRules(LabelSyntax.LABELS),
        flag("/clusters/rest", "All that are left").help("Only in the last wave."),
        FieldDefinition.of("/maxConcurrent", "At the same time", ValueType.INTEGER_OR_TEXT)
            .help("Number or percentage of the wave's clusters that are changed at once. Absent: all.")
        .withRules(FieldRule.value("MaxConcurrentIsNoShare",
            "{it} is neither a positive number nor a percentage up to 100%.", "Write 5 or 25%.", share -> !IntOrPercent.isPositive(share))),
        text("/soak", "Soak time")
            .help("Pause after the wave, in which its clusters must stay healthy. ISO 8601, such as PT30M.")
            .withRules(DurationSyntax.fromZeroTo(30)).byDefault(Json.text("PT0S")),
        text("/gate", "Gate")
            .help("Running: the wave is complete when its clusters run. none: when they have applied it.")
            .byDefault(Json.text("Running")).withRules(FieldRule.notOneOf("GateIsUnknown", "A gate", "Running", "none")),
        object("/window", "Window").help("The wave starts only in this time."),
        texts("/window/days", "Days")
            .help("Absent: every day.")
            .withRules(FieldRule.notOneOf("DayIsUnknown", "A day", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .forItems()),
        time("/window/from", "From"),
        time("/window/to", "To"),
        text("/window/zone", "Time zone").help("Of the times from and to.").byDefault(Json.text("UTC"))
            .withRules(FieldRule.text("ZoneIsUnknown", "{it} is no time zone.", "Use a name such as Europe/Berlin.",
                    RolloutFields::isNoZone)),
        object("/approval", "Approval"),
        flag("/approval/required", "Approval required")
            .help("The wave waits until a second person approves it.").byDefault(Json.flag(true)),
        text("/approval/expires", "Approval expires after")
            .help("ISO 8601, such as PT24H. The rollout is then aborted.")
            .withRules(DurationSyntax.upTo(30)).byDefault(Json.text("PT24H")));

    static final List<FieldDefinition> ROWS = table(
        List.of(
            object("", "Rollout").byDefault(Json.object()),
            list("/waves", "Waves")
                .help("Clusters in the order in which they get a change. A wave that fails stops the rollout.").byDefault(CAREFUL_WAVES)
                .withRules(FieldRule.empty("WavesAreMissing", "The rollout has no wave.", "Add a wave, or leave the list out."))),
        group("/waves/*", "", WAVE),
        List.of(
            integer("/failureBudget", "Failure budget")
                .help("So many clusters may fail before the rollout stops.").byDefault(Json.integer(0))
                .withRules(FieldRule.outside("FailureBudgetIsNegative", "The number of clusters that may fail", 0, Integer.MAX_VALUE)),
            text("/deadline", "Deadline per cluster")
                .help("A cluster that doesn't run by then has failed. ISO 8601, such as PT10M.")
                .withRules(DurationSyntax.upTo(7)).byDefault(Json.text("PT10M")),
            text("/unreachable", "Unreachable clusters")
                .help("skip: they get the change when they return, recorded as debt. wait: the wave waits for them.")
                .byDefault(Json.text("skip"))
                .withRules(FieldRule.notOneOf("UnreachablePolicyIsUnknown", "What happens", "skip", "wait"))));

    private RolloutFields() {
    }

    private static JsonNode wave(String name, String kind, JsonNode clusters) {
        return Json.object().<ObjectNode>set("name", Json.text(name)).set("clusters", Json.object().set(kind, clusters));
    }

    private static FieldDefinition time(String path, String label) {
        return text(path, label).required("WindowTimeIsMissing", "The window has no " + label.toLowerCase(java.util.Locale.ROOT) + ".",
            "Give a time such as 08:00.").withRules(FieldRule.notMatching("WindowTimeIsNoTime", TIME, "{it} is no time of day.",
                    "Write it as 08:00."));
    }

    private static boolean isNoZone(String zone) {
        return !ZoneId.getAvailableZoneIds().contains(zone);
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldGroups.group;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.IntOrPercent;

/** Upgrade settings. {@code UpdateStrategyRenderer} renders the strategy from three of them. */
final class UpgradeFields {
    private static final String SCALE_IN = "The scale-in window in seconds";

    static final List<FieldDefinition> ROWS = group("/upgrade", "",
        text("/method", "Upgrade method")
            .help("Rolling: a few nodes at a time. Replace: all at once. OnDelete: a pod is replaced when somebody deletes it.")
            .unmapped().byDefault(Json.text("Rolling"))
            .withRules(FieldRule.notOneOf("UpgradeMethodIsUnknown", "An upgrade method", "Rolling", "Replace", "OnDelete"),
                FieldRule.text("ReplaceStopsAllAtOnce", "All pods are replaced at once: the daemon is away everywhere for a while.",
                    "Choose Rolling.", "Replace"::equals).asWarning()),
        FieldDefinition.of("/maxUnavailable", "Max unavailable", ValueType.INTEGER_OR_TEXT)
            .help("Pods that may be away at once; a percentage is rounded up. 0 only with a surge.").unmapped()
            .byDefault((upgrade, draft) -> IntOrPercent.isPositive(upgrade.path("maxSurge")) ? Json.integer(0) : Json.text("25%"))
            .withRules(FieldRule.value("AllMayBeUnavailable", "All pods may be away at once.", "Use less than 100%.", UpgradeFields::isAll)
                    .asWarning()),
        FieldDefinition.of("/maxSurge", "Max surge", ValueType.INTEGER_OR_TEXT)
            .help("Nodes that may run the old and the new pod at once. Not with host ports.").unmapped().byDefault(Json.integer(0)),
        integer("/revisionHistoryLimit", "Retained versions")
            .help("Former versions that each cluster keeps.").mapsTo("/spec/revisionHistoryLimit").byDefault(Json.integer(10))
            .withRules(FieldRule.outside("RetainedVersionsAreOutOfRange", "The number of retained versions", 0, Integer.MAX_VALUE),
                FieldRule.value("RetainedVersionsAreMany", "Every retained version is an object in the cluster.", "Keep 100 or fewer.",
                    limit -> limit.longValue(0) > 100).asWarning()),
        integer("/minReadySeconds", "Minimum ready time").unit("s")
            .help("A new pod counts as available after being ready for so long.").mapsTo("/spec/minReadySeconds").byDefault(Json.integer(0))
            .withRules(FieldRule.outside("MinReadyTimeIsOutOfRange", "The minimum ready time in seconds", 0, Integer.MAX_VALUE)),
        integer("/terminationGracePeriodSeconds", "Scale-in window").unit("s")
            .help("A pod that is stopped has so long to end by itself.").mapsTo("/spec/template/spec/terminationGracePeriodSeconds")
            .byDefault(Json.integer(30)).withRules(FieldRule.outside("ScaleInWindowIsOutOfRange", SCALE_IN, 0, 9999)));

    private UpgradeFields() {
    }

    private static boolean isAll(JsonNode share) {
        return share.stringValue("").equals("100%");
    }
}

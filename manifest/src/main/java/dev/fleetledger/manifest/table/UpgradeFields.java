package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Share;

/** wizard.md, section 4: upgrade. The strategy depends on three fields: see {@code Upgrade}. */
final class UpgradeFields {
    private static final String SCALE_IN = "The scale-in window in seconds";

    static final List<Field> ROWS = group("/upgrade", "",
        text("/method", "Upgrade method").landsNowhere().byDefault(Json.text("Rolling"))
            .not(Rule.otherThan("UpgradeMethodIsUnknown", "An upgrade method", "Rolling", "Replace", "OnDelete"),
                Rule.text("ReplaceStopsAllAtOnce", "All pods are replaced at once: the daemon is away everywhere for a while.",
                    "Choose Rolling.", "Replace"::equals).warns()),
        Field.of("/maxUnavailable", "Max unavailable", Type.WHOLE_OR_TEXT).landsNowhere()
            .byDefault((upgrade, draft) -> Share.isPositive(upgrade.path("maxSurge")) ? Json.whole(0) : Json.text("25%"))
            .not(Rule.value("AllMayBeUnavailable", "All pods may be away at once.", "Use less than 100%.", UpgradeFields::isAll).warns()),
        Field.of("/maxSurge", "Max surge", Type.WHOLE_OR_TEXT).landsNowhere().byDefault(Json.whole(0)),
        whole("/revisionHistoryLimit", "Retained versions").lands("/spec/revisionHistoryLimit").byDefault(Json.whole(10))
            .not(Rule.outside("RetainedVersionsAreOutOfRange", "The number of retained versions", 0, Integer.MAX_VALUE),
                Rule.value("RetainedVersionsAreMany", "Every retained version is an object in the cluster.", "Keep 100 or fewer.",
                    limit -> limit.longValue(0) > 100).warns()),
        whole("/minReadySeconds", "Minimum ready time (s)").lands("/spec/minReadySeconds").byDefault(Json.whole(0))
            .not(Rule.outside("MinReadyTimeIsOutOfRange", "The minimum ready time in seconds", 0, Integer.MAX_VALUE)),
        whole("/terminationGracePeriodSeconds", "Scale-in window (s)").lands("/spec/template/spec/terminationGracePeriodSeconds")
            .byDefault(Json.whole(30)).not(Rule.outside("ScaleInWindowIsOutOfRange", SCALE_IN, 0, 9999)));

    private UpgradeFields() {
    }

    private static boolean isAll(JsonNode share) {
        return share.stringValue("").equals("100%");
    }
}

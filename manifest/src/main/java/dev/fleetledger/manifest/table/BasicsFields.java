package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.text;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** An imported name may be longer. Then it isn't the default of the display name. */
final class BasicsFields {
    /** An imported name may be longer. Then it isn't the default of the display name. */
    private static final int LONGEST = 63;

    static final List<Field> ROWS = List.of(
        text("/name", "Workload name").lands("/metadata/name")
            .required("NameIsMissing", "The workload has no name.", "Give it a name.").not(Spelling.NAME),
        text("/displayName", "Display name").mayHoldLiterals().within(Bound.LONG).lands("/metadata/annotations/fleetledger.dev~1display-name", BasicsFields::unlessEmpty)
            .byDefault((basics, draft) -> Json.text(basics, "name").length() > LONGEST ? null : basics.get("name"))
            .not(Rule.longer("DisplayNameIsTooLong", LONGEST, "The display name has more than 63 characters.", "Use at most 63 characters.")),
        text("/namespace", "Namespace").lands("/metadata/namespace").byDefault(Json.text("default"))
            .not(Spelling.noLabel("NamespaceIsNoLabel", "The namespace")),
        flag("/createNamespace", "Create the namespace").landsNowhere().byDefault(Json.flag(false)),
        text("/description", "Description").mayHoldLiterals().within(Bound.LONG).lands("/metadata/annotations/fleetledger.dev~1description", BasicsFields::unlessEmpty)
            .byDefault(Json.text(""))
            .not(Rule.longer("DescriptionIsTooLong", 512, "The description has more than 512 characters.", "Use at most 512 characters.")));

    private BasicsFields() {
    }

    private static @org.jspecify.annotations.Nullable JsonNode unlessEmpty(JsonNode text) {
        return text.stringValue("").isEmpty() ? null : text;
    }
}

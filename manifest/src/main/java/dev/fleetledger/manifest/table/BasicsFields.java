package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.text;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Fields of the basics step. */
final class BasicsFields {
    /** A longer imported name isn't used as the default of the display name. */
    private static final int MAX_DISPLAY_NAME = 63;

    static final List<FieldDefinition> ROWS = List.of(
        text("/name", "Workload name").help("Becomes the name of the DaemonSet. It can't be changed later.").mapsTo("/metadata/name")
            .required("NameIsMissing", "The workload has no name.", "Give it a name.").withRules(NameSyntax.NAME),
        text("/displayName", "Display name")
            .help("Shown in lists instead of the name, if it is given.").scannedForCredentials().within(SizeLimit.LONG)
        .mapsTo("/metadata/annotations/fleetledger.dev~1display-name", BasicsFields::unlessEmpty)
            .byDefault((basics, draft) -> Json.text(basics, "name").length() > MAX_DISPLAY_NAME ? null : basics.get("name"))
            .withRules(FieldRule.longer("DisplayNameIsTooLong", MAX_DISPLAY_NAME, "The display name has more than 63 characters.",
                    "Use at most 63 characters.")),
        text("/namespace", "Namespace")
            .help("The same in all clusters. It can't be changed later.").mapsTo("/metadata/namespace").byDefault(Json.text("default"))
            .withRules(NameSyntax.notDnsLabel("NamespaceIsNoLabel", "The namespace")),
        flag("/createNamespace", "Create the namespace")
            .help("In clusters that don't have it. Needs the right to create namespaces.").unmapped().byDefault(Json.flag(false)),
        text("/description", "Description")
            .help("What the daemon is for. Kept as an annotation of the DaemonSet.").scannedForCredentials().within(SizeLimit.LONG)
        .mapsTo("/metadata/annotations/fleetledger.dev~1description", BasicsFields::unlessEmpty)
            .byDefault(Json.text(""))
            .withRules(FieldRule.longer("DescriptionIsTooLong", 512, "The description has more than 512 characters.",
                    "Use at most 512 characters.")));

    private BasicsFields() {
    }

    private static @org.jspecify.annotations.Nullable JsonNode unlessEmpty(JsonNode text) {
        return text.stringValue("").isEmpty() ? null : text;
    }
}

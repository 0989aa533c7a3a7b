package dev.fleetledger.manifest.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.JsonPatch;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.render.DaemonSets;
import dev.fleetledger.manifest.render.Overrides;
import dev.fleetledger.manifest.render.RenderedFor;
import dev.fleetledger.manifest.render.Specification;

/**
 * Finds patch values that are assigned to a name in the DaemonSet and not in the patch, such as the value of its third variable or the
 * argument after {@code --password}.
 */
final class PatchedLiterals {
    private PatchedLiterals() {
    }

    /** Returns pointers into the placement step. A draft that can't be rendered yet has no names to check, so none are returned. */
    static List<String> suspects(Documents documents, List<Kept> kept) {
        List<Found> overrides = Path.known("/overrides/*").in(documents.of(Step.PLACEMENT));
        boolean isReadable = overrides.stream().anyMatch(Overrides::isPatched) && documents.byStep().entrySet().stream()
            .allMatch(step -> Shape.check(step.getKey(), step.getValue()).isEmpty());
        if (!isReadable) {
            return List.of();
        }
        JsonNode specification = Specification.of(new Filled(documents, Map.of()), kept);
        List<String> suspects = new ArrayList<>();
        overrides.stream().filter(Overrides::isPatched).limit(Overrides.PATCHED).forEach(override ->
            look(DaemonSets.render(Overrides.applied(specification, List.of(override.node())), RenderedFor.NOWHERE), override, suspects));
        return suspects;
    }

    /** Checks each operation against the DaemonSet as the operations before it left it. */
    private static void look(ObjectNode daemonSet, Found override, List<String> suspects) {
        for (Found operation : Draft.inside(override, "/patch/*")) {
            if (isSuspect(daemonSet, Json.text(operation.node(), "path"), operation.node().path("value"))) {
                suspects.add(operation.pointer("value"));
            }
            try {
                JsonPatch.apply(daemonSet, operation.node());
            } catch (IllegalArgumentException saidElsewhere) {
                return;
            }
        }
    }

    private static boolean isSuspect(JsonNode daemonSet, String path, JsonNode value) {
        if (!value.isString() || !path.startsWith("/")) {
            return false;
        }
        int cut = path.lastIndexOf('/');
        String last = Path.unescaped(path.substring(cut + 1));
        return switch (daemonSet.at(path.substring(0, cut))) {
            case ObjectNode members -> Literals.isCredential(last.equals("value") ? Json.text(members, "name") : last, value.stringValue());
            case ArrayNode items -> Literals.isCredentialArgument(before(items, last), value.stringValue());
            default -> false;
        };
    }

    private static String before(ArrayNode items, String place) {
        int index = place.matches("\\d{1,6}") ? Integer.parseInt(place) : items.size();
        return items.path(index - 1).stringValue("");
    }
}

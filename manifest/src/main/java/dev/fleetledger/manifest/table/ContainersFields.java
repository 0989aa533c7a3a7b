package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Fields;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 2: the content of a pod. */
final class ContainersFields {
    private static final String POD = "/spec/template/spec";

    static final List<Field> ROWS = table(
        List.of(list("/containers", "Containers").within(Bound.CONTAINERS)
            .required("ContainersAreMissing", "There is no container.", "Add a container.")
            .not(Rule.empty("ContainersAreMissing", "There is no container.", "Add a container."))),
        group("/containers/*", POD + "/containers/*", ContainerFields.ROWS),
        group("", POD, VolumeFields.ROWS),
        List.of(list("/initContainers", "Init containers").within(Bound.CONTAINERS)),
        group("/initContainers/*", POD + "/initContainers/*", ContainerFields.INIT_ROWS),
        List.of(texts("/imagePullSecrets", "Pull secrets").lands(POD + "/imagePullSecrets", ContainersFields::references).reads(ContainersFields::names)
            .not(Spelling.noSubdomain("PullSecretIsNoName", "The secret's name").each())),
        group("/podSecurity", POD + "/securityContext", SecurityFields.POD_ROWS),
        Fields.acknowledged());

    private ContainersFields() {
    }

    /** References without a name are dropped: charts write them if there is no secret. */
    private static JsonNode names(JsonNode references) {
        ArrayNode names = Json.list();
        references.valueStream().map(reference -> reference.path("name")).filter(name -> !name.stringValue("").isEmpty()).forEach(names::add);
        return names;
    }

    private static JsonNode references(JsonNode names) {
        ArrayNode references = Json.list();
        names.forEach(name -> references.addObject().set("name", name));
        return references;
    }
}

package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldGroups;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Fields of the containers step: the content of a pod. */
final class ContainersFields {
    private static final String POD = "/spec/template/spec";

    static final List<FieldDefinition> ROWS = table(
        List.of(list("/containers", "Containers").help("Each runs in every pod of the DaemonSet.").within(SizeLimit.CONTAINERS)
            .required("ContainersAreMissing", "There is no container.", "Add a container.")
            .withRules(FieldRule.empty("ContainersAreMissing", "There is no container.", "Add a container."))),
        group("/containers/*", POD + "/containers/*", ContainerFields.ROWS),
        group("", POD, VolumeFields.ROWS),
        List.of(list("/initContainers", "Init containers")
            .help("Run one after the other, each to its end, before the containers start.").within(SizeLimit.CONTAINERS)),
        group("/initContainers/*", POD + "/initContainers/*", ContainerFields.INIT_ROWS),
        List.of(texts("/imagePullSecrets", "Pull secrets")
            .help("Names of Secrets in the namespace with the credentials of registries.")
            .mapsTo(POD + "/imagePullSecrets", ContainersFields::references)
                .readsBack(ContainersFields::names)
            .withRules(NameSyntax.notDnsSubdomain("PullSecretIsNoName", "The secret's name").forItems())),
        group("/podSecurity", POD + "/securityContext", SecurityFields.POD_ROWS),
        FieldGroups.acknowledgements());

    private ContainersFields() {
    }

    /** References without a name are dropped: charts write them if there is no secret. */
    private static JsonNode names(JsonNode references) {
        ArrayNode names = Json.list();
        references.valueStream().map(reference -> reference.path("name")).filter(name -> !name.stringValue("").isEmpty())
                .forEach(names::add);
        return names;
    }

    private static JsonNode references(JsonNode names) {
        ArrayNode references = Json.list();
        names.forEach(name -> references.addObject().set("name", name));
        return references;
    }
}

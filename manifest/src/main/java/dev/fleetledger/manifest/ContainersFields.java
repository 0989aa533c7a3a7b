package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.Field.list;
import static dev.fleetledger.manifest.Field.object;
import static dev.fleetledger.manifest.Field.text;
import static dev.fleetledger.manifest.Fields.group;
import static dev.fleetledger.manifest.Fields.table;

import java.util.List;

/** wizard.md, section 2: what a pod is made of. */
final class ContainersFields {
    private static final String POD = "/spec/template/spec";

    static final List<Field> ROWS = table(
        List.of(list("/containers", "Containers")
            .required("ContainersAreMissing", "There is no container.", "Add a container.")
            .not(Rule.empty("ContainersAreMissing", "There is no container.", "Add a container."))),
        group("/containers/*", POD + "/containers/*", ContainerFields.ROWS),
        group("", POD, VolumeFields.ROWS),
        List.of(
            list("/initContainers", "Init containers").comesLater(),
            Field.texts("/imagePullSecrets", "Pull secrets").comesLater(),
            object("/podSecurity", "Pod security").comesLater()),
        Fields.acknowledged());

    private ContainersFields() {
    }
}

package dev.fleetledger.command.rollout.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.fleet.ReservedNameTable.Name;
import dev.fleetledger.problem.StateConflictException;

/** Reserves a workload's names in the transaction of the events that use them. */
@Component
public final class NameReservations {

    private final ReservedNameTable nameTable;

    NameReservations(ReservedNameTable nameTable) {
        this.nameTable = nameTable;
    }

    /** @throws StateConflictException when a name belongs to another workload */
    public void reserve(UUID workload, JsonNode specification, List<String> clusters) {
        List<Name> taken = nameTable.reserve(workload, namesOf(specification, clusters));
        if (!taken.isEmpty()) {
            Name first = taken.getFirst();
            throw new StateConflictException("NameIsTaken", "In cluster " + first.cluster() + " another workload has a " + first.kind()
                    + " named " + first.name() + " in namespace " + first.namespace() + ".",
                    "Choose another name, or leave those clusters out.")
                    .with("taken", taken);
        }
    }

    /** Reserves the names in one cluster, unless one of them belongs to another workload: then it reserves none. */
    public boolean tryReserve(UUID workload, JsonNode specification, String cluster) {
        boolean free = nameTable.reserve(workload, namesOf(specification, List.of(cluster))).isEmpty();
        if (!free) {
            nameTable.free(workload, List.of(cluster));
        }
        return free;
    }

    private static List<Name> namesOf(JsonNode specification, List<String> clusters) {
        String namespace = specification.path("basics").path("namespace").stringValue("");
        String name = specification.path("basics").path("name").stringValue("");
        List<Name> names = new ArrayList<>();
        for (String cluster : clusters) {
            add(names, new Name(cluster, namespace, "DaemonSet", name));
            specification.path("services").path("services").valueStream().map(service -> service.path("name").stringValue(""))
                    .forEach(service -> add(names, new Name(cluster, namespace, "Service", service)));
        }
        return names;
    }

    /** Skips an empty name, which a separate rule reports. */
    private static void add(List<Name> names, Name name) {
        if (!name.name().isEmpty()) {
            names.add(name);
        }
    }
}

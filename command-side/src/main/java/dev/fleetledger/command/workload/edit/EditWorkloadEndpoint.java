package dev.fleetledger.command.workload.edit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class EditWorkloadEndpoint {

    private final Door door;

    EditWorkloadEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/workloads/{id}:edit")
    ResponseEntity<byte[]> edit(@PathVariable String id, Request request) {
        return door.pass(new EditWorkload(Ids.parse(id), request.asking("workload.edit")));
    }
}

package dev.fleetledger.command.workload.deletion;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class DeleteWorkloadEndpoint {

    private final Door door;

    DeleteWorkloadEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/workloads/{id}:delete")
    ResponseEntity<byte[]> delete(@PathVariable String id, Request request) {
        return door.pass(new DeleteWorkload(Ids.parse(id), request.asking("workload.delete")));
    }
}

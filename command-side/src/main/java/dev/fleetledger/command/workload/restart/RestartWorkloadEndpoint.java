package dev.fleetledger.command.workload.restart;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class RestartWorkloadEndpoint {

    private final Door door;

    RestartWorkloadEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/workloads/{id}:restart")
    ResponseEntity<byte[]> restart(@PathVariable String id, Request request) {
        return door.pass(new RestartWorkload(Ids.parse(id), request.asking("workload.restart")));
    }
}

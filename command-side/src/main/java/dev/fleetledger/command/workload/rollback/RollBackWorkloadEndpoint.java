package dev.fleetledger.command.workload.rollback;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class RollBackWorkloadEndpoint {

    private final Door door;

    RollBackWorkloadEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/workloads/{id}:rollback")
    ResponseEntity<byte[]> rollback(@PathVariable String id, Request request) {
        return door.pass(new RollBackWorkload(Ids.parse(id), request.asking("workload.rollback")));
    }
}

package dev.fleetledger.command.workload.variant;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class MakeVariantEndpoint {

    private final Door door;

    MakeVariantEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/workloads/{id}:variant")
    ResponseEntity<byte[]> variant(@PathVariable String id, Request request) {
        return door.pass(new MakeVariant(Ids.parse(id), request.asking("workload.variant")));
    }
}

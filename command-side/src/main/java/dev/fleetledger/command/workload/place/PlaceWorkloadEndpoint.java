package dev.fleetledger.command.workload.place;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class PlaceWorkloadEndpoint {

    private final Door door;

    PlaceWorkloadEndpoint(Door door) {
        this.door = door;
    }

    @PutMapping("/api/v1/workloads/{id}/placement")
    ResponseEntity<byte[]> place(@PathVariable String id, Request request) {
        return door.pass(new PlaceWorkload(Ids.parse(id), request.asking("workload.place")));
    }
}

package dev.fleetledger.command.cluster.forget;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class ForgetClusterEndpoint {

    private final Door door;

    ForgetClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters/{id}:forget")
    ResponseEntity<byte[]> forget(@PathVariable String id, Request request) {
        return door.pass(new ForgetCluster(id, request.asking("cluster.forget")));
    }
}

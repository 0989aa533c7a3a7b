package dev.fleetledger.command.cluster.resend;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class ResendClusterEndpoint {

    private final Door door;

    ResendClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters/{id}:resend")
    ResponseEntity<byte[]> resend(@PathVariable String id, Request request) {
        return door.pass(new ResendCluster(id, request.asking("cluster.resend")));
    }
}

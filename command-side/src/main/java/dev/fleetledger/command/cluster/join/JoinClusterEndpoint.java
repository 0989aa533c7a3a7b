package dev.fleetledger.command.cluster.join;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class JoinClusterEndpoint {

    private final Door door;

    JoinClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters/{id}:join")
    ResponseEntity<byte[]> join(@PathVariable String id, Request request) {
        return door.pass(new JoinCluster(id, request.asking("cluster.join")));
    }
}

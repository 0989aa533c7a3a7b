package dev.fleetledger.command.cluster.tend;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class TendClusterEndpoint {

    private final Door door;

    TendClusterEndpoint(Door door) {
        this.door = door;
    }

    @PutMapping("/api/v1/clusters/{id}/labels")
    ResponseEntity<byte[]> label(@PathVariable String id, Request request) {
        return door.pass(new LabelCluster(id, request.asking("cluster.label")));
    }

    @PostMapping("/api/v1/clusters/{id}:cordon")
    ResponseEntity<byte[]> cordon(@PathVariable String id, Request request) {
        return door.pass(new CordonCluster(id, request.asking("cluster.cordon")));
    }

    @PostMapping("/api/v1/clusters/{id}:uncordon")
    ResponseEntity<byte[]> uncordon(@PathVariable String id, Request request) {
        return door.pass(new UncordonCluster(id, request.asking("cluster.uncordon")));
    }
}

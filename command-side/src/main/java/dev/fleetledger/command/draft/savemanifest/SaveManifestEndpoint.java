package dev.fleetledger.command.draft.savemanifest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class SaveManifestEndpoint {

    private final RetryingCommandGateway commandGateway;

    SaveManifestEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/drafts/{id}/manifest")
    ResponseEntity<byte[]> save(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new SaveManifest(IdGenerator.parse(id), commandRequest.withAction("draft.manifest.save")));
    }
}

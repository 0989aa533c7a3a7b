package dev.fleetledger.command.draft.savemanifest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.draft.body.ManifestBodyReader;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.ReasonHeader;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class SaveManifestEndpoint {

    private final RetryingCommandGateway commandGateway;

    SaveManifestEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/drafts/{id}/manifest")
    ResponseEntity<SaveManifestResult> save(@PathVariable String id, @RequestBody String yaml, ExpectedVersion expectedVersion,
            ReasonHeader reason) {
        return CommandResponses.ok(commandGateway.send(new SaveManifest(IdGenerator.parse(id), ManifestBodyReader.readUnredacted(yaml, null),
                expectedVersion), reason.value()));
    }
}

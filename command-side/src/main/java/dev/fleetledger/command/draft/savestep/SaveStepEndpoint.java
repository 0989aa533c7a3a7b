package dev.fleetledger.command.draft.savestep;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.manifest.document.Step;

@RestController
final class SaveStepEndpoint {

    private final Door door;

    SaveStepEndpoint(Door door) {
        this.door = door;
    }

    @PutMapping("/api/v1/drafts/{id}/steps/{step}")
    ResponseEntity<byte[]> save(@PathVariable String id, @PathVariable("step") String named, Request request) {
        Step step = Step.of(named).orElseThrow(() -> Problem.notFound("step"));
        return door.pass(new SaveStep(Ids.parse(id), step, request.asking("draft." + step.key() + ".save")));
    }
}

package dev.fleetledger.command.relay.outbox;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * Creates intents and questions from events.
 *
 * @param manifests frozen manifests, by name
 */
record IntentFactory(Map<String, String> manifests, Hub hub) {

    private static final List<String> IDENTITY_FIELDS = List.of("apiVersion", "kind");

    /** @throws NoSuchElementException when its manifest does not exist */
    Intent intent(RecordedEvent event, DeploymentEvent.Wanted wanted) {
        return new Intent(wanted.intent(), wanted.workload(), wanted.cluster(), wanted.generation(), wanted.action(), wanted.revision(),
                wanted.namespace(), wanted.name(), objects(wanted.action(), readManifest(wanted.manifest())), wanted.conflict(),
                wanted.drift(), wanted.deadline(), wanted.dropped(), wanted.replaced(), hubAt(event), event.metadata()
                .get(EventMetadata.TRACEPARENT), wanted.driftIgnore());
    }

    /** @throws NoSuchElementException when its manifest does not exist */
    Question question(RecordedEvent event, QuestionEvent.Asked asked, QuestionEvent.QuestionTarget questionTarget) {
        List<JsonNode> objects = questionTarget.manifest() == null ? List.of() : list(readManifest(questionTarget.manifest()));
        return new Question(asked.question(), questionTarget.cluster(), asked.kind(), asked.expiresAt(), asked.workload(),
                asked.namespace(), asked.name(),
                asked.list(), asked.conflict(), objects, hubAt(event), event.metadata().get(EventMetadata.TRACEPARENT));
    }

    private Hub hubAt(RecordedEvent event) {
        return new Hub(hub.installation(), hub.epoch(), event.position().value());
    }

    private JsonNode readManifest(String manifest) {
        String body = manifests.get(manifest);
        if (body == null) {
            throw new NoSuchElementException("There is no manifest " + manifest);
        }
        return ContractJson.MAPPER.readTree(body);
    }

    private static List<JsonNode> objects(DeploymentAction action, JsonNode body) {
        return switch (action) {
            case APPLY -> list(body);
            case REMOVE, RELEASE -> list(body).stream().map(IntentFactory::identity).toList();
        };
    }

    private static List<JsonNode> list(JsonNode body) {
        return body.isArray() ? List.copyOf(body.values()) : List.of(body);
    }

    /** Reduces an object to its identity: apiVersion, kind, namespace and name. */
    private static JsonNode identity(JsonNode object) {
        ObjectNode identity = ContractJson.MAPPER.createObjectNode();
        IDENTITY_FIELDS.forEach(field -> identity.set(field, object.path(field)));
        ObjectNode metadata = identity.putObject("metadata");
        object.path("metadata").optional("namespace").ifPresent(namespace -> metadata.set("namespace", namespace));
        metadata.set("name", object.path("metadata").path("name"));
        return identity;
    }
}

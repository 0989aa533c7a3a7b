package dev.fleetledger.command.relay;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.Keys;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.Recorded;

/** From events to records. Copies what the decision froze, and renders nothing. */
final class Dispatches {

    private static final List<String> IDENTITY = List.of("apiVersion", "kind");

    private Dispatches() {}

    /** Frozen manifests that the records of these events need. */
    static Set<String> manifests(List<Recorded> events) {
        return events.stream().map(Recorded::payload)
                .filter(DeploymentEvent.Wanted.class::isInstance).map(DeploymentEvent.Wanted.class::cast)
                .collect(toMap(DeploymentEvent.Wanted::manifest, DeploymentEvent.Wanted::manifest, (one, same) -> one)).keySet();
    }

    /** In the events' order; each cluster's end with the hub's own record, which says how far the hub has come. */
    static List<Dispatch> of(List<Recorded> events, Map<String, String> manifests, Hub hub) {
        List<Dispatch> all = new ArrayList<>();
        Map<String, Position> heads = new TreeMap<>();
        for (Recorded event : events) {
            cluster(event).ifPresent(cluster -> heads.put(cluster, event.position()));
            record(event, manifests, hub).ifPresent(all::add);
        }
        heads.forEach((cluster, head) -> all.add(hub(cluster, new Hub(hub.installation(), hub.epoch(), head.value()))));
        return all;
    }

    /** Says in a cluster's topic who speaks, and how far its ledger has come. */
    static Dispatch hub(String cluster, Hub hub) {
        return new Dispatch(new Position(hub.head()), cluster, Keys.HUB, json(hub));
    }

    /** Whose topic this event says something in. */
    private static Optional<String> cluster(Recorded event) {
        return switch (event.payload()) {
            case ClusterEvent.Registered registered -> Optional.of(registered.cluster());
            case DeploymentEvent.Wanted wanted -> Optional.of(wanted.cluster());
            case DeploymentEvent.Gone gone -> Optional.of(gone.cluster());
            case DeploymentEvent.Released released -> Optional.of(released.cluster());
            default -> Optional.empty();
        };
    }

    private static Optional<Dispatch> record(Recorded event, Map<String, String> manifests, Hub hub) {
        return event.payload() instanceof DeploymentEvent deployment ? switch (deployment) {
            case DeploymentEvent.Wanted wanted -> Optional.of(wanted(event, wanted, manifests, hub));
            case DeploymentEvent.Gone gone -> Optional.of(dispatch(event, gone, null));
            case DeploymentEvent.Released released -> Optional.of(dispatch(event, released, null));
            case DeploymentEvent.Settled _, DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Drifted _,
                    DeploymentEvent.Replaced _, DeploymentEvent.Forgotten _ -> Optional.empty();
        } : Optional.empty();
    }

    /** One that can't be made is its cluster's trouble, not everybody's. */
    private static Dispatch wanted(Recorded event, DeploymentEvent.Wanted wanted, Map<String, String> manifests, Hub hub) {
        try {
            return dispatch(event, wanted, json(intent(event, wanted, manifests, hub)));
        } catch (NoSuchElementException | JacksonException e) {
            return new Dispatch(event.position(), wanted.cluster(), Keys.workload(wanted.workload()), null, e.toString());
        }
    }

    private static Dispatch dispatch(Recorded event, DeploymentEvent deployment, @Nullable String value) {
        return new Dispatch(event.position(), deployment.cluster(), Keys.workload(deployment.workload()), value);
    }

    private static Intent intent(Recorded event, DeploymentEvent.Wanted wanted, Map<String, String> manifests, Hub hub) {
        String frozen = manifests.get(wanted.manifest());
        if (frozen == null) {
            throw new NoSuchElementException("There is no manifest " + wanted.manifest());
        }
        return new Intent(wanted.intent(), wanted.workload(), wanted.cluster(), wanted.generation(), wanted.action(), wanted.revision(),
                wanted.namespace(), wanted.name(), objects(wanted.action(), ContractJson.MAPPER.readTree(frozen)), wanted.conflict(),
                wanted.drift(), wanted.deadline(), wanted.dropped(), wanted.replaced(),
                new Hub(hub.installation(), hub.epoch(), event.position().value()), event.metadata().get(Meta.TRACEPARENT));
    }

    private static List<JsonNode> objects(DeploymentAction action, JsonNode frozen) {
        List<JsonNode> objects = frozen.isArray() ? List.copyOf(frozen.values()) : List.of(frozen);
        return switch (action) {
            case APPLY -> objects;
            case REMOVE, RELEASE -> objects.stream().map(Dispatches::identity).toList();
        };
    }

    /** What names an object, and nothing that it says. */
    private static JsonNode identity(JsonNode object) {
        ObjectNode identity = ContractJson.MAPPER.createObjectNode();
        IDENTITY.forEach(field -> identity.set(field, object.path(field)));
        ObjectNode metadata = identity.putObject("metadata");
        object.path("metadata").optional("namespace").ifPresent(namespace -> metadata.set("namespace", namespace));
        metadata.set("name", object.path("metadata").path("name"));
        return identity;
    }

    private static String json(Object value) {
        return ContractJson.MAPPER.writeValueAsString(value);
    }
}

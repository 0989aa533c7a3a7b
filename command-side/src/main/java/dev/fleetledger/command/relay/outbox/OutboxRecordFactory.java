package dev.fleetledger.command.relay.outbox;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * Creates outbox records from events. Copies frozen manifests and renders nothing.
 *
 * @param resent        wanted state of the clusters whose intents are resent, by cluster
 * @param openQuestions questions that may still be answered
 */
public record OutboxRecordFactory(IntentFactory intentFactory, Map<String, List<RecordedEvent>> resent,
        Set<OpenQuestions.OpenQuestion> openQuestions) {

    /** Names of the frozen manifests that the records of these events need. */
    static Set<String> manifestNames(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::payload).flatMap(payload -> switch (payload) {
            case DeploymentEvent.Wanted wanted -> Stream.of(wanted.manifest());
            case QuestionEvent.Asked asked -> asked.clusters().stream().map(QuestionEvent.QuestionTarget::manifest)
                    .filter(Objects::nonNull);
            default -> Stream.<String>empty();
        }).collect(toSet());
    }

    /** Returns records in the order of the events. Each cluster's records end with the hub record, which carries the position reached. */
    List<OutboxRecord> create(List<RecordedEvent> events) {
        List<OutboxRecord> all = new ArrayList<>();
        Map<String, Position> heads = new TreeMap<>();
        for (RecordedEvent event : events) {
            cluster(event).ifPresent(cluster -> heads.put(cluster, event.position()));
            records(event).forEach(all::add);
        }
        Hub hub = intentFactory.hub();
        heads.forEach((cluster, head) -> all.add(hub(cluster, new Hub(hub.installation(), hub.epoch(), head.value()))));
        return all;
    }

    /** Hub record of a cluster's topic: installation, epoch and position of the hub. */
    public static OutboxRecord hub(String cluster, Hub hub) {
        return new OutboxRecord(new Position(hub.head()), cluster, WireNames.HUB, json(hub));
    }

    /** Cluster whose topic gets a hub record for this event. Questions carry the hub themselves. */
    private static Optional<String> cluster(RecordedEvent event) {
        return switch (event.payload()) {
            case ClusterEvent.Registered registered -> Optional.of(registered.cluster());
            case ClusterEvent.ResendAsked asked -> Optional.of(asked.cluster());
            case DeploymentEvent.Wanted wanted -> Optional.of(wanted.cluster());
            case DeploymentEvent.Gone gone -> Optional.of(gone.cluster());
            case DeploymentEvent.Released released -> Optional.of(released.cluster());
            default -> Optional.empty();
        };
    }

    private Stream<OutboxRecord> records(RecordedEvent event) {
        return switch (event.payload()) {
            case DeploymentEvent deployment -> deployment(event, deployment).stream();
            case ClusterEvent.ResendAsked asked -> resent.getOrDefault(asked.cluster(), List.of()).stream()
                    .map(wanted -> wanted(event.position(), wanted, (DeploymentEvent.Wanted) wanted.payload()));
            case QuestionEvent.Asked asked -> asked.clusters().stream()
                    .filter(questionTarget -> openQuestions.contains(new OpenQuestions.OpenQuestion(asked.question(),
                            questionTarget.cluster())))
                    .map(questionTarget -> question(event, asked, questionTarget));
            default -> Stream.empty();
        };
    }

    private Optional<OutboxRecord> deployment(RecordedEvent event, DeploymentEvent deployment) {
        return switch (deployment) {
            case DeploymentEvent.Wanted wanted -> Optional.of(wanted(event.position(), event, wanted));
            case DeploymentEvent.Gone gone -> Optional.of(tombstone(event, gone));
            case DeploymentEvent.Released released -> Optional.of(tombstone(event, released));
            case DeploymentEvent.Settled _, DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Drifted _,
                    DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _,
                    DeploymentEvent.Replaced _, DeploymentEvent.Forgotten _ -> Optional.empty();
        };
    }

    private OutboxRecord wanted(Position position, RecordedEvent event, DeploymentEvent.Wanted wanted) {
        return createRecord(position, wanted.cluster(), WireNames.workload(wanted.workload()), () -> intentFactory.intent(event, wanted));
    }

    private OutboxRecord question(RecordedEvent event, QuestionEvent.Asked asked, QuestionEvent.QuestionTarget questionTarget) {
        return createRecord(event.position(), questionTarget.cluster(), WireNames.question(asked.question()),
                () -> intentFactory.question(event, asked, questionTarget));
    }

    /** A record that cannot be created fails only its own cluster. */
    private static OutboxRecord createRecord(Position position, String cluster, String key, Supplier<Object> value) {
        try {
            return new OutboxRecord(position, cluster, key, json(value.get()));
        } catch (NoSuchElementException | JacksonException e) {
            return new OutboxRecord(position, cluster, key, null, e.toString());
        }
    }

    private static OutboxRecord tombstone(RecordedEvent event, DeploymentEvent ended) {
        return new OutboxRecord(event.position(), ended.cluster(), WireNames.workload(ended.workload()), null);
    }

    private static String json(@Nullable Object value) {
        return ContractJson.MAPPER.writeValueAsString(value);
    }
}

package dev.fleetledger.agent.intake;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.memory.KnownHub;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.DroppedServices;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;

/** Processes single records. An unreadable record is parked and doesn't stop the reader; a missing record has no effect. */
public final class IntentIntake {

    private static final Logger LOG = LoggerFactory.getLogger(IntentIntake.class);
    private static final String WORKLOAD = "workload/";
    private static final String QUESTION = "question/";

    private final String cluster;
    private final DeploymentStates deploymentStates;
    private final Memory memory;
    private final Consumer<UUID> onIntent;
    private final Consumer<Question> onQuestion;
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** @param onQuestion receives each question that is read, again after each replay */
    public IntentIntake(String cluster, DeploymentStates deploymentStates, Memory memory, Consumer<UUID> onIntent,
            Consumer<Question> onQuestion) {
        this.cluster = cluster;
        this.deploymentStates = deploymentStates;
        this.memory = memory;
        this.onIntent = onIntent;
        this.onQuestion = onQuestion;
    }

    /**
     * Processes the whole topic, latest record per key: first the hub, then its intents.
     *
     * @param latest is emptied meanwhile, because raw and parsed records together may exceed an agent's memory
     */
    public void replay(Map<String, byte[]> latest) {
        byte[] hub = latest.remove(WireNames.HUB);
        if (hub != null) {
            accept(WireNames.HUB, hub);
        }
        var records = latest.entrySet().iterator();
        while (records.hasNext()) {
            Map.Entry<String, byte[]> record = records.next();
            records.remove();
            accept(record.getKey(), record.getValue());
        }
    }

    /** @param value absent for a tombstone, which removes no object */
    public void accept(@Nullable String key, byte @Nullable [] value) {
        if (key == null || value == null) {
            forget(key);
            return;
        }
        try {
            if (key.equals(WireNames.HUB)) {
                acceptHub(ContractJson.MAPPER.readValue(value, Hub.class));
            } else if (key.startsWith(WORKLOAD)) {
                acceptIntent(key, ContractJson.MAPPER.readValue(value, Intent.class));
            } else if (key.startsWith(QUESTION)) {
                acceptQuestion(key, ContractJson.MAPPER.readValue(value, Question.class));
            }
        } catch (RuntimeException e) {
            // Every error is caught: a record that stopped the reader would stop it again after each restart.
            park(key, value, String.valueOf(e.getMessage()));
        }
    }

    /** @return number of records that could not be read */
    public long parked() {
        return parked.get();
    }

    /** @return number of refused hubs, intents and questions */
    public long refused() {
        return refused.get();
    }

    /** A tombstone deletes the state of a workload only after its removal or release. */
    private void forget(@Nullable String key) {
        for (UUID workload : deploymentStates.all()) {
            DeploymentState state = deploymentStates.find(workload);
            if (WireNames.workload(workload).equals(key) && state != null && state.hasEnded()) {
                deploymentStates.forget(workload);
                memory.forget(workload);
            }
        }
    }

    private void acceptHub(Hub hub) {
        KnownHub known = memory.hub();
        IntentAcceptance.Rejected refusal = known == null ? null : IntentAcceptance.rejectHub(known, hub);
        if (refusal == null) {
            memory.acceptHub(new KnownHub(hub.installation(), hub.epoch()));
        } else {
            refused.incrementAndGet();
            LOG.warn("Hub rejected: {}", refusal.message());
        }
    }

    private void acceptIntent(String key, Intent next) {
        requireAddressedToUs(key, next.cluster(), next.key());
        if (Stream.of(next.intent(), next.action(), next.namespace(), next.name(), next.objects(), next.conflict(), next.drift(),
                next.hub()).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("The intent lacks a required field");
        }
        if (!DroppedServices.hasOnlyServices(next)) {
            throw new IllegalArgumentException("The intent drops or replaces an object that is not a Service");
        }
        DeploymentState state = deploymentStates.find(next.workload());
        switch (IntentAcceptance.of(memory.hub(), state == null ? null : state.wanted(), next)) {
            case IntentAcceptance.Accepted _ -> {
                acceptHub(next.hub());
                deploymentStates.change(next.workload(), current -> current.withIntent(next));
                onIntent.accept(next.workload());
            }
            case IntentAcceptance.Stale _ -> LOG.debug("{} generation {} is stale or a duplicate", key, next.generation());
            case IntentAcceptance.Rejected(String code, String message) -> {
                refused.incrementAndGet();
                reject(next.workload(), new Attempt(next.intent(), next.generation(), AttemptResult.REFUSED, code, message, epoch()));
            }
        }
    }

    /** A question never changes the known hub, so a cluster can't be handed over by one. */
    private void acceptQuestion(String key, Question question) {
        requireAddressedToUs(key, question.cluster(), question.key());
        if (Stream.of(question.kind(), question.expiresAt(), question.objects(), question.hub()).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("The question lacks a required field");
        }
        KnownHub known = memory.hub();
        IntentAcceptance.Rejected refusal = known == null ? null : IntentAcceptance.rejectHub(known, question.hub());
        if (refusal == null) {
            onQuestion.accept(question);
        } else {
            refused.incrementAndGet();
            LOG.warn("{} rejected: {}", key, refusal.message());
        }
    }

    private void requireAddressedToUs(String key, String recordCluster, String recordKey) {
        if (!cluster.equals(recordCluster) || !recordKey.equals(key)) {
            throw new IllegalArgumentException("Record is addressed to " + recordCluster + ", " + recordKey);
        }
    }

    /** Reports the parked record to the hub if its workload can be read. */
    private void park(String key, byte[] value, String problem) {
        parked.incrementAndGet();
        LOG.warn("{} parked: {}", key, problem.lines().findFirst().orElse(""));
        try {
            JsonNode json = ContractJson.MAPPER.readTree(value);
            reject(UUID.fromString(key.substring(WORKLOAD.length())),
                    new Attempt(UUID.fromString(json.path("intent").asString("")), json.path("generation").asLong(0),
                            AttemptResult.REFUSED, "IntentNotUnderstood", "This agent can't read the intent; it may be too old", epoch()));
        } catch (RuntimeException e) {
            LOG.debug("{} is unreadable, its workload is unknown", key);
        }
    }

    /** Epoch of the hub that this agent accepts, whichever hub sent the record. */
    private @Nullable Long epoch() {
        KnownHub known = memory.hub();
        return known == null ? null : known.epoch();
    }

    private void reject(UUID workload, Attempt attempt) {
        LOG.warn("{} generation {} rejected: {}", WireNames.workload(workload), attempt.generation(), attempt.message());
        deploymentStates.change(workload, current -> current.withRejected(attempt));
    }
}

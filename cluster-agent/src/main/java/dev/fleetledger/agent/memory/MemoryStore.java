package dev.fleetledger.agent.memory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/** Reads the agent memory from ConfigMaps and writes changes back asynchronously. */
public final class MemoryStore {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryStore.class);
    private static final String HUB_KEY = "hub";
    private static final String EPOCH_KEY = "agentEpoch";

    private final KubernetesApi api;
    private final Memory memory;
    private volatile boolean failing;

    public MemoryStore(KubernetesApi api, Memory memory) {
        this.api = api;
        this.memory = memory;
    }

    /** Fails with the API server's error; then the agent must not act yet. */
    public void load() {
        Shards.all().forEach(shard -> data(shard).ifPresent(this::loadEntries));
        Optional<JsonNode> hubData = data(Shards.HUB);
        hubData.map(data -> data.path(HUB_KEY)).filter(JsonNode::isString)
                .ifPresent(text -> skipUnreadable(HUB_KEY, () -> memory.mergeHub(read(text, KnownHub.class))));
        memory.raiseEpoch(hubData.map(data -> data.path(EPOCH_KEY).asLong(0)).orElse(0L));
    }

    /** Writes every changed shard. A failed shard stays dirty; the failure is logged once until the next success. */
    public void write() {
        try {
            writeNow();
            if (failing) {
                LOG.info("Memory is written again");
            }
            failing = false;
        } catch (ApiServerException failure) {
            if (!failing) {
                LOG.warn("Memory not written, retrying every second: {}", failure.message());
            }
            failing = true;
        }
    }

    /** As above, but fails if the write fails. Writes one at a time, so that older data is never written after newer data. */
    public synchronized void writeNow() {
        for (String shard : List.copyOf(memory.dirtyShards())) {
            memory.dirtyShards().remove(shard);
            try {
                writeShard(shard);
            } catch (ApiServerException failure) {
                memory.dirtyShards().add(shard);
                throw failure;
            }
        }
    }

    private void writeShard(String shard) {
        try {
            api.apply(configMap(shard), ApplyMode.FORCED);
        } catch (ApiServerException failure) {
            if (failure.status() != 404) {
                throw failure;
            }
            api.apply(ownNamespace(), ApplyMode.PLAIN);
            api.apply(configMap(shard), ApplyMode.FORCED);
        }
    }

    private Optional<JsonNode> data(String shard) {
        return api.get(ref(shard)).map(LiveObject::object).map(object -> object.path("data"));
    }

    private void loadEntries(JsonNode data) {
        data.properties().forEach(entry -> skipUnreadable(entry.getKey(),
                () -> memory.merge(UUID.fromString(entry.getKey()), read(entry.getValue(), MemoryEntry.class))));
    }

    /** An entry may have been edited by hand; the marks on the objects hold the same facts. */
    private static void skipUnreadable(String key, Runnable load) {
        try {
            load.run();
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("Memory entry {} can't be read and is ignored: {}", key, e.getMessage());
        }
    }

    private static <T> T read(JsonNode text, Class<T> type) {
        T value = ContractJson.MAPPER.readValue(text.asString(), type);
        if (value == null) {
            throw new IllegalArgumentException("The entry is null");
        }
        return value;
    }

    private ObjectNode configMap(String shard) {
        ObjectNode map = ContractJson.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("namespace", WireNames.AGENT_NAMESPACE).put("name", shard);
        ObjectNode data = map.putObject("data");
        if (shard.equals(Shards.HUB)) {
            data.put(EPOCH_KEY, Long.toString(memory.epoch()));
            if (memory.hub() != null) {
                data.put(HUB_KEY, ContractJson.MAPPER.writeValueAsString(memory.hub()));
            }
        } else {
            memory.entries().forEach((workload, entry) -> {
                if (Shards.of(workload).equals(shard)) {
                    data.put(workload.toString(), ContractJson.MAPPER.writeValueAsString(entry));
                }
            });
        }
        return map;
    }

    private static ObjectNode ownNamespace() {
        ObjectNode namespace = ContractJson.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").put("name", WireNames.AGENT_NAMESPACE);
        return namespace;
    }

    private static ObjectRef ref(String shard) {
        return ObjectRef.configMap(WireNames.AGENT_NAMESPACE, shard);
    }
}

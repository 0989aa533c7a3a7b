package dev.fleetledger.agent.observe;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Lists and watches objects of one kind that carry our label, in all namespaces. The watch is restarted periodically, since a
 * half-open connection would hide changes, and whenever the API server ends it, which it may do at any time.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long PAUSE_MILLIS = 500;
    private static final int MAX_DOUBLINGS = 6;

    private final ListWatchClient client;
    private final Handler handler;
    private final AgentThreads threads;
    private final Runnable signalAlive;
    /** Holds just enough of each object to report it as gone if it vanishes between two watches. */
    private final Map<String, WatchedObject> watched = new HashMap<>();
    private @Nullable Thread thread;
    /** Consecutive failed lists and watches. */
    private int failures;
    private volatile boolean stale;

    /** Receives what the watch sees, in the order of the API server. */
    public interface Handler {

        /** Called when the watch starts with a list of all objects. */
        void onRelist();

        void onPresent(UUID workload, LiveObject liveObject);

        /** Called when the object was deleted or lost our label. */
        void onDeleted(UUID workload, LiveObject last);
    }

    private record WatchedObject(UUID workload, LiveObject live) {}

    /** @param signalAlive called before each list, so at least after each restart */
    public Watch(ListWatchClient client, Handler handler, AgentThreads threads, Runnable signalAlive) {
        this.client = client;
        this.handler = handler;
        this.threads = threads;
        this.signalAlive = signalAlive;
    }

    /** Restarts the watch. Objects that vanished in the meantime are reported as gone after the new list. */
    public synchronized void restart() {
        Thread previous = thread;
        stop();
        failures = 0;
        thread = threads.start("watch", () -> run(previous));
    }

    /** @return whether the last list failed, so that known objects may be outdated */
    public boolean isStale() {
        return stale;
    }

    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run(@Nullable Thread previous) {
        try {
            if (previous != null) {
                previous.join();
            }
            while (isCurrent()) {
                listAndWatch();
                pause();
            }
        } catch (InterruptedException e) {
            LOG.debug("Watch ended");
        }
    }

    /** Checked in addition to the interrupt, which the reading code might swallow. */
    private synchronized boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    /** Waits up to half a second after a regular end and up to half a minute after failures. */
    private void pause() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS << Math.min(failures, MAX_DOUBLINGS)));
    }

    private void listAndWatch() throws InterruptedException {
        signalAlive.run();
        try {
            Optional<String> version = Optional.of(listOrMarkStale());
            while (version.isPresent() && isCurrent()) {
                version = follow(version.get());
                failures = 0;
                pause();
            }
        } catch (ApiServerException | IOException | JacksonException e) {
            failures++;
            LOG.debug("Watch failed, relisting: {}", e.getMessage());
        }
    }

    private String listOrMarkStale() {
        try {
            String version = list();
            stale = false;
            return version;
        } catch (ApiServerException failure) {
            stale = true;
            throw failure;
        }
    }

    private String list() {
        handler.onRelist();
        Set<String> vanished = new HashSet<>(watched.keySet());
        String version = client.list(object -> {
            vanished.remove(name(object));
            onPresent(object);
        });
        vanished.forEach(this::onDeleted);
        return version;
    }

    /** @return the version to continue from; empty if it is too old for the API server */
    private Optional<String> follow(String from) throws IOException, InterruptedException {
        String[] version = {from};
        boolean[] tooOld = {false};
        Consumer<JsonNode> onEvent = event -> {
            JsonNode object = event.path("object");
            switch (event.path("type").asString("")) {
                case "ADDED", "MODIFIED" -> onPresent(object);
                case "DELETED" -> {
                    workload(object).ifPresent(workload -> watched.put(name(object), new WatchedObject(workload, reduced(object))));
                    onDeleted(name(object));
                }
                case "ERROR" -> tooOld[0] = true;
                case String _ -> { }
            }
            version[0] = object.path("metadata").path("resourceVersion").asString(version[0]);
        };
        client.watch(from, onEvent);
        return tooOld[0] ? Optional.empty() : Optional.of(version[0]);
    }

    /** An edited label is passed to the workload that the object had before, too, because only that one can restore it. */
    private void onPresent(JsonNode object) {
        LiveObject live = new LiveObject(object);
        WatchedObject last = watched.get(name(object));
        Optional<UUID> workload = workload(object);
        workload.ifPresent(labelled -> watched.put(name(object), new WatchedObject(labelled, reduced(object))));
        if (last != null && last.live().uid().equals(live.uid()) && !workload.equals(Optional.of(last.workload()))) {
            handler.onPresent(last.workload(), live);
        }
        workload.ifPresent(labelled -> handler.onPresent(labelled, live));
    }

    private void onDeleted(String name) {
        WatchedObject last = watched.remove(name);
        if (last != null) {
            handler.onDeleted(last.workload(), last.live());
        }
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("namespace").asString("") + "/" + object.path("metadata").path("name").asString("");
    }

    private static LiveObject reduced(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        ObjectNode reduced = ContractJson.MAPPER.createObjectNode().put("apiVersion", object.path("apiVersion").asString(""))
                .put("kind", object.path("kind").asString(""));
        reduced.putObject("metadata").put("namespace", metadata.path("namespace").asString(""))
                .put("name", metadata.path("name").asString(""))
                .put("uid", metadata.path("uid").asString(""));
        return new LiveObject(reduced);
    }

    private static Optional<UUID> workload(JsonNode object) {
        try {
            return Optional.of(UUID.fromString(object.path("metadata").path("labels").path(WireNames.WORKLOAD_LABEL).asString("")));
        } catch (IllegalArgumentException e) {
            // Somebody else uses our label with another value.
            return Optional.empty();
        }
    }
}

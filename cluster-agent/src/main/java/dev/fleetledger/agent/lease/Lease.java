package dev.fleetledger.agent.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/**
 * Lease on one Lease object per cluster. Another agent's lease expires by our own clock since we last saw it renewed, so clocks
 * need not agree. If two agents act nevertheless, the generations on the objects prevent harm.
 */
public final class Lease {

    /** {@code UNKNOWN}: the API server doesn't answer; no agent may act, but it may report that the API server is unavailable. */
    enum State { UNKNOWN, HELD, HELD_BY_OTHER }

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final ObjectRef REF = ObjectRef.lease(WireNames.AGENT_NAMESPACE, "fleetledger-agent");

    private final KubernetesApi api;
    private final Clock clock;
    private final Duration duration;
    private final BooleanSupplier lockedOut;
    private final Runnable onAcquired;
    private final LeaseHolder self = LeaseHolder.self();
    private volatile State state = State.UNKNOWN;
    private volatile boolean attempted;
    private volatile boolean resigned;
    /** Failures are logged once until the next success, because the message differs with each attempt while the server hangs. */
    private boolean failing;
    private volatile String lastError = "The lease was not asked for yet";
    private volatile @Nullable ApiServerException permissionError;
    private volatile long heldUntil;
    private String lastRenewal = "";
    private long lastRenewalSeenAt;

    /**
     * @param lockedOut  whether the hub's broker refuses this agent, which then leaves the lease to another one
     * @param onAcquired called each time an existing lease is acquired, before it counts as held; if the call fails, the lease is not held
     */
    public Lease(KubernetesApi api, Clock clock, Duration duration, BooleanSupplier lockedOut, Runnable onAcquired) {
        this.api = api;
        this.clock = clock;
        this.duration = duration;
        this.lockedOut = lockedOut;
        this.onAcquired = onAcquired;
    }

    private boolean mayNotHold() {
        return resigned || lockedOut.getAsBoolean();
    }

    private State state() {
        return mayNotHold() || state == State.HELD && System.nanoTime() - heldUntil >= 0 ? State.UNKNOWN : state;
    }

    /**
     * Before the first request for the lease, after its resignation and while the broker refuses the agent, no agent reports; otherwise
     * only a standby is silent, so an outage of the API server gets reported.
     */
    public boolean mayReport() {
        return attempted && !mayNotHold() && state() != State.HELD_BY_OTHER;
    }

    public boolean isHeld() {
        return state() == State.HELD;
    }

    /** @param permissionError the API server's error if a right is missing, which an administrator must grant */
    public record NotHeld(String message, @Nullable ApiServerException permissionError) {}

    /** @return nothing if the lease is held, so that this agent may act */
    public @Nullable NotHeld notHeldReason() {
        if (lockedOut.getAsBoolean()) {
            return new NotHeld("The hub's broker refuses this agent's credential", null);
        }
        return isHeld() ? null : isStandby() ? new NotHeld("Another agent of this cluster holds the lease", null)
                : new NotHeld(lastError, permissionError);
    }

    public boolean isStandby() {
        return state() == State.HELD_BY_OTHER;
    }

    /**
     * Acquires or renews the lease; must be called several times within its duration. Frees it while the broker refuses this agent, so
     * that an agent with a newer credential can act.
     */
    public synchronized void renew() {
        if (lockedOut.getAsBoolean()) {
            giveUp();
            return;
        }
        long start = System.nanoTime();
        State before = state;
        try {
            state = acquireOrRenew();
            failing = false;
            heldUntil = start + duration.toNanos();
        } catch (ApiServerException failure) {
            state = stateAfterFailure(failure);
        }
        attempted = true;
        if (state != before) {
            LOG.info("Lease: {}", state);
        }
    }

    private void giveUp() {
        if (state == State.HELD) {
            free();
            LOG.info("Lease given up");
        }
        state = State.UNKNOWN;
    }

    /** @return whether this agent has given up the lease for good */
    public boolean isResigned() {
        return resigned;
    }

    /**
     * Gives up the lease for good and frees it, so that the next agent need not wait. Doesn't wait for a renewal that may hang: one
     * that is under way either fails by the version of the object, or is found here on the second attempt.
     */
    public void resign() {
        resigned = true;
        free();
    }

    /** Tries it a second time if the lease was changed at the same time. Otherwise, a lease that can't be freed expires. */
    private void free() {
        if (!freeOnce()) {
            freeOnce();
        }
    }

    /** @return false if the lease was changed at the same time */
    private boolean freeOnce() {
        try {
            Optional<LiveObject> live = api.get(REF);
            if (live.isPresent() && holder(live.get()).equals(self.identity())) {
                ObjectNode freed = renewed(live.get());
                freed.withObject("spec").put("holderIdentity", "");
                api.replace(freed);
            }
        } catch (ApiServerException failure) {
            LOG.debug("Lease not released: {}", failure.message());
            return failure.status() != 409;
        }
        return true;
    }

    private State acquireOrRenew() {
        Optional<LiveObject> live = api.get(REF);
        if (resigned) {
            return State.UNKNOWN;
        }
        if (live.isEmpty()) {
            create();
            return State.HELD;
        }
        if (!isFree(live.get())) {
            return State.HELD_BY_OTHER;
        }
        api.replace(renewed(live.get()));
        if (state != State.HELD) {
            onAcquired.run();
        }
        return State.HELD;
    }

    private void create() {
        ObjectNode lease = ContractJson.MAPPER.createObjectNode().put("apiVersion", REF.apiVersion()).put("kind", REF.kind());
        lease.putObject("metadata").put("namespace", REF.namespace()).put("name", REF.name());
        lease.set("spec", spec());
        try {
            api.create(lease);
        } catch (ApiServerException failure) {
            if (failure.status() != 404) {
                throw failure;
            }
            ObjectNode namespace = ContractJson.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
            namespace.putObject("metadata").put("name", REF.namespace());
            api.apply(namespace, ApplyMode.PLAIN);
            api.create(lease);
        }
    }

    private State stateAfterFailure(ApiServerException failure) {
        boolean serverUnavailable = failure.status() == 0 || failure.status() >= 500 || failure.status() == 429;
        if (serverUnavailable && state() == State.HELD) {
            // The lease is still ours until it expires.
            return State.HELD;
        }
        if (!failing) {
            LOG.warn("Lease not held: {}", failure.message());
        }
        failing = true;
        lastError = failure.message();
        permissionError = failure.status() == 401 || failure.status() == 403 ? failure : null;
        return failure.status() == 409 ? State.HELD_BY_OTHER : State.UNKNOWN;
    }

    private boolean isFree(LiveObject live) {
        String renewal = holder(live) + live.object().path("spec").path("renewTime");
        if (!renewal.equals(lastRenewal)) {
            lastRenewal = renewal;
            lastRenewalSeenAt = System.nanoTime();
        }
        String holder = holder(live);
        return holder.isEmpty() || holder.equals(self.identity())
                || LeaseHolder.parse(holder).map(other -> other.isDeadProcess(self)).orElse(false)
                || System.nanoTime() - lastRenewalSeenAt > duration.toNanos();
    }

    private ObjectNode renewed(LiveObject live) {
        ObjectNode next = (ObjectNode) live.object().deepCopy();
        next.set("spec", spec());
        return next;
    }

    private JsonNode spec() {
        return ContractJson.MAPPER.createObjectNode()
                .put("holderIdentity", self.identity())
                .put("leaseDurationSeconds", Math.max(1, (int) duration.toSeconds()))
                .put("renewTime", MicroTime.format(clock.instant()));
    }

    private static String holder(LiveObject live) {
        return live.object().path("spec").path("holderIdentity").asString("");
    }
}

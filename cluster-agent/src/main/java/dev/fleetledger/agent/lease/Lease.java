package dev.fleetledger.agent.lease;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.ApiServerException;

/**
 * Lease on one Lease object per cluster, by fabric8's leader election, which ends on loss and is started again here. If two agents
 * act nevertheless, the generations on the objects prevent harm.
 */
public final class Lease {

    /** {@code UNKNOWN}: the API server doesn't answer; no agent may act, but it may report that the API server is unavailable. */
    enum State { UNKNOWN, HELD, HELD_BY_OTHER }

    /** The API server accepts whole seconds only. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final ApiServerClient client;
    private final Duration duration;
    private final BooleanSupplier lockedOut;
    private final Runnable onAcquired;
    private final Runnable signalAlive;
    private final LeaseHolder self = LeaseHolder.self();
    private @Nullable CompletableFuture<?> election;
    private volatile State state = State.UNKNOWN;
    private volatile boolean attempted;
    private volatile boolean resigned;
    /** Failures are logged once until the next success, because the message differs with each attempt while the server hangs. */
    private volatile boolean failing;
    private volatile String lastError = "The lease was not renewed in time";
    private volatile @Nullable ApiServerException permissionError;
    private volatile long heldUntil;

    /**
     * @param lockedOut   whether the hub's broker refuses this agent, which then leaves the lease to another one
     * @param onAcquired  called each time an existing lease is acquired, before it counts as held; if the call fails, the lease is not held
     * @param signalAlive called before each request for the lease, so at least once in the lease's duration
     */
    public Lease(ApiServerClient client, Duration duration, BooleanSupplier lockedOut, Runnable onAcquired,
            Runnable signalAlive) {
        this.client = client;
        this.duration = duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration;
        this.lockedOut = lockedOut;
        this.onAcquired = onAcquired;
        this.signalAlive = signalAlive;
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
    public record NotHeld(String message, @Nullable ApiServerException permissionError) {

        /** Nobody knows yet whether this agent may act: no request for the lease was answered. */
        public static final NotHeld UNASKED = new NotHeld("The lease was not asked for yet", null);
    }

    /** @return nothing if the lease is held, so that this agent may act */
    public @Nullable NotHeld notHeldReason() {
        if (lockedOut.getAsBoolean()) {
            return new NotHeld("The hub's broker refuses this agent's credential", null);
        }
        if (!attempted) {
            return NotHeld.UNASKED;
        }
        return isHeld() ? null : isStandby() ? new NotHeld("Another agent of this cluster holds the lease", null)
                : new NotHeld(lastError, permissionError);
    }

    public boolean isStandby() {
        return state() == State.HELD_BY_OTHER;
    }

    /** @return whether this agent has given up the lease for good */
    public boolean isResigned() {
        return resigned;
    }

    /**
     * Starts the election unless it runs; must be called several times within the lease's duration, since the election ends on loss.
     * While the broker refuses this agent, frees the lease instead, so that an agent with a newer credential can act.
     */
    public synchronized void elect() {
        if (mayNotHold()) {
            giveUp();
            signalAlive.run();
        } else if (election == null || election.isDone()) {
            election = client.kubernetes().leaderElector().withConfig(config()).build().start();
        }
    }

    /** Asks for the lease at once if it isn't held, instead of when the running election would ask next. */
    public synchronized void electNow() {
        if (!isHeld()) {
            stopElection();
        }
        elect();
    }

    private LeaderElectionConfig config() {
        // Three attempts fail before the election ends, which frees the lease if the API server answers again.
        return new LeaderElectionConfigBuilder().withName("agent").withLock(lock()).withLeaseDuration(duration)
                .withRenewDeadline(duration.multipliedBy(9).dividedBy(10)).withRetryPeriod(duration.dividedBy(4)).withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(() -> { }, () -> { }, holder -> { })).build();
    }

    private AgentLeaseLock lock() {
        return new AgentLeaseLock(self, duration, new Outcomes());
    }

    private void giveUp() {
        if (state == State.HELD) {
            LOG.info("Lease given up");
        }
        state = State.UNKNOWN;
        stopElection();
    }

    /** Frees the lease if it is held. */
    private void stopElection() {
        CompletableFuture<?> stopped = election;
        election = null;
        if (stopped != null) {
            stopped.cancel(true);
        }
    }

    /**
     * Gives up the lease for good and frees it, so that the next agent need not wait. Doesn't wait for a renewal that may hang: one
     * that is under way either fails by the version of the object, or is found here on the second attempt.
     */
    public void resign() {
        resigned = true;
        if (!freeOnce()) {
            freeOnce();
        }
        Thread.ofVirtual().start(() -> {
            synchronized (this) {
                stopElection();
            }
        });
    }

    /** @return false if the lease was changed at the same time */
    private boolean freeOnce() {
        AgentLeaseLock lock = lock();
        try {
            LeaderElectionRecord live = lock.get(client.kubernetes());
            if (live != null && self.identity().equals(live.getHolderIdentity())) {
                lock.update(client.kubernetes(), new LeaderElectionRecord(null, Duration.ofSeconds(1), live.getAcquireTime(),
                        live.getRenewTime(), live.getLeaderTransitions()));
            }
            return true;
        } catch (KubernetesClientException e) {
            LOG.debug("Lease not released: {}", e.getMessage());
            return e.getCode() != 409;
        }
    }

    /** Keeps what the requests for the lease tell. */
    private final class Outcomes implements AgentLeaseLock.Observer {

        @Override
        public void onAttempt() {
            signalAlive.run();
        }

        @Override
        public boolean isBarred() {
            return mayNotHold();
        }

        @Override
        public void onRelease() {
            become(State.UNKNOWN);
        }

        @Override
        public void onHeldByOther() {
            become(State.HELD_BY_OTHER);
        }

        @Override
        public void onRenewed(long startNanos, boolean created) {
            if (state != State.HELD && !created) {
                acquire();
            }
            failing = false;
            heldUntil = startNanos + duration.toNanos();
            become(State.HELD);
        }

        private void acquire() {
            try {
                onAcquired.run();
            } catch (ApiServerException e) {
                throw new KubernetesClientException(e.message(), e, e.status(), null, null);
            }
        }

        @Override
        public void onFailure(KubernetesClientException failure) {
            if (isBarred()) {
                return;
            }
            ApiServerException error = client.toException(failure);
            boolean serverUnavailable = error.status() == 0 || error.status() >= 500 || error.status() == 429;
            if (!serverUnavailable || state() != State.HELD) {
                notHeld(error);
            }
        }

        private void notHeld(ApiServerException error) {
            if (!failing) {
                LOG.warn("Lease not held: {}", error.message());
            }
            failing = true;
            lastError = error.message();
            permissionError = error.status() == 401 || error.status() == 403 ? error : null;
            become(error.status() == 409 ? State.HELD_BY_OTHER : State.UNKNOWN);
        }

        private void become(State next) {
            if (state != next) {
                state = next;
                LOG.info("Lease: {}", next);
            }
            // Last, because the state counts from then on.
            attempted = true;
        }
    }
}

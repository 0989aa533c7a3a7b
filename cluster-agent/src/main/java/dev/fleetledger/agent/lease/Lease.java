package dev.fleetledger.agent.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.ClusterApi.Manner;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Keys;

/**
 * One Lease object per cluster. Whether another's lease has run out is told by our own clock since we last saw it renewed, so clocks
 * need not agree. Should two act all the same, generations on the objects keep them from harm.
 */
public final class Lease {

    /** {@code UNKNOWN}: the API server does not say; nobody can act then, but its absence can be told. */
    enum State { UNKNOWN, HELD, ANOTHERS }

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final ObjectRef REF = ObjectRef.lease(Keys.AGENT_NAMESPACE, "fleetledger-agent");

    private final ClusterApi api;
    private final Clock clock;
    private final Duration duration;
    private final Runnable won;
    private final Holder self = Holder.self();
    private volatile State state = State.UNKNOWN;
    private volatile boolean asked;
    /** Told once, until it is answered: in a hang the words change with each try. */
    private boolean troubled;
    private volatile String trouble = "The lease was not asked for yet";
    private volatile @Nullable ApiFailure refusal;
    private volatile long heldUntil;
    private String lastSeen = "";
    private long lastSeenAt;

    /** @param won called each time it comes from another's hands, before it counts as held; if that fails, it does not */
    public Lease(ClusterApi api, Clock clock, Duration duration, Runnable won) {
        this.api = api;
        this.clock = clock;
        this.duration = duration;
        this.won = won;
    }

    private State state() {
        return state == State.HELD && System.nanoTime() - heldUntil >= 0 ? State.UNKNOWN : state;
    }

    /** Whoever doesn't know yet whether another holds it stays silent; once the API server is known to be away, that may be told. */
    public boolean maySpeak() {
        return asked && state() != State.ANOTHERS;
    }

    public boolean isHeld() {
        return state() == State.HELD;
    }

    /** @param refusal the API server's own, where a right is missing: nothing goes on before somebody gives it back */
    public record NotHeld(String words, @Nullable ApiFailure refusal) {}

    /** @return nothing if it is held: then this agent may act */
    public @Nullable NotHeld whyNotHeld() {
        return isHeld() ? null : standsBy() ? new NotHeld("Another agent of this cluster holds the lease", null) : new NotHeld(trouble, refusal);
    }

    public boolean standsBy() {
        return state() == State.ANOTHERS;
    }

    /** Takes or renews it; to be called several times within its duration. */
    public synchronized void renew() {
        long start = System.nanoTime();
        State before = state;
        try {
            state = takeOrRenew();
            troubled = false;
            heldUntil = start + duration.toNanos();
        } catch (ApiFailure failure) {
            state = afterFailure(failure);
        }
        asked = true;
        if (state != before) {
            LOG.info("Lease: {}", state);
        }
    }

    /** So that the next agent need not wait. */
    public synchronized void giveUp() {
        try {
            Optional<Live> live = api.get(REF);
            if (live.isPresent() && holder(live.get()).equals(self.identity())) {
                ObjectNode freed = wanted(live.get());
                freed.withObject("spec").put("holderIdentity", "");
                api.replace(freed);
            }
        } catch (ApiFailure failure) {
            LOG.debug("Lease not given up: {}", failure.message());
        }
        state = State.UNKNOWN;
    }

    private State takeOrRenew() {
        Optional<Live> live = api.get(REF);
        if (live.isEmpty()) {
            make();
            return State.HELD;
        }
        if (!isFree(live.get())) {
            return State.ANOTHERS;
        }
        api.replace(wanted(live.get()));
        if (state != State.HELD) {
            won.run();
        }
        return State.HELD;
    }

    private void make() {
        ObjectNode lease = ContractJson.MAPPER.createObjectNode().put("apiVersion", REF.apiVersion()).put("kind", REF.kind());
        lease.putObject("metadata").put("namespace", REF.namespace()).put("name", REF.name());
        lease.set("spec", spec());
        try {
            api.create(lease);
        } catch (ApiFailure failure) {
            if (failure.status() != 404) {
                throw failure;
            }
            ObjectNode namespace = ContractJson.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
            namespace.putObject("metadata").put("name", REF.namespace());
            api.apply(namespace, Manner.PLAIN);
            api.create(lease);
        }
    }

    private State afterFailure(ApiFailure failure) {
        boolean unanswered = failure.status() == 0 || failure.status() >= 500 || failure.status() == 429;
        if (unanswered && state() == State.HELD) {
            // Ours until it has run out.
            return State.HELD;
        }
        if (!troubled) {
            LOG.warn("Lease not held: {}", failure.message());
        }
        troubled = true;
        trouble = failure.message();
        refusal = failure.status() == 401 || failure.status() == 403 ? failure : null;
        return failure.status() == 409 ? State.ANOTHERS : State.UNKNOWN;
    }

    private boolean isFree(Live live) {
        String seen = holder(live) + live.object().path("spec").path("renewTime");
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            lastSeenAt = System.nanoTime();
        }
        String holder = holder(live);
        return holder.isEmpty() || holder.equals(self.identity())
                || Holder.parse(holder).map(other -> other.isDeadToUs(self)).orElse(false)
                || System.nanoTime() - lastSeenAt > duration.toNanos();
    }

    private ObjectNode wanted(Live live) {
        ObjectNode next = (ObjectNode) live.object().deepCopy();
        next.set("spec", spec());
        return next;
    }

    private JsonNode spec() {
        return ContractJson.MAPPER.createObjectNode()
                .put("holderIdentity", self.identity())
                .put("leaseDurationSeconds", Math.max(1, (int) duration.toSeconds()))
                .put("renewTime", clock.instant().truncatedTo(ChronoUnit.MICROS).toString());
    }

    private static String holder(Live live) {
        return live.object().path("spec").path("holderIdentity").asString("");
    }
}

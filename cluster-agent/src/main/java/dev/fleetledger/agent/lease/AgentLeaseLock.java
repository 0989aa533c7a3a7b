package dev.fleetledger.agent.lease;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.intent.WireNames;

/**
 * The Lease object of the agents of one cluster, as {@code LeaderElector} shall see it: a holder whose process has ended on this host
 * doesn't count, and another holder's lease expires by the time that has passed here since we last saw it renewed, so clocks need not agree.
 */
final class AgentLeaseLock extends LeaseLock {

    private final LeaseHolder self;
    private final Duration duration;
    private final Observer observer;
    private @Nullable String version;
    private String lastRenewal = "";
    private long lastRenewalSeenNanos = System.nanoTime();

    /** Receives the outcome of each request for the lease. Called on the thread that made it. */
    interface Observer {

        /** Called before each request for the lease. */
        void onAttempt();

        void onHeldByOther();

        /** @param startNanos start of the request by {@link System#nanoTime} */
        void onRenewed(long startNanos, boolean created);

        /** Called before the lease is freed. */
        void onRelease();

        void onFailure(KubernetesClientException failure);

        /** @return whether this agent must not hold the lease, whoever else does */
        boolean isBarred();
    }

    AgentLeaseLock(LeaseHolder self, Duration duration, Observer observer) {
        super(WireNames.AGENT_NAMESPACE, "fleetledger-agent", self.identity());
        this.self = self;
        this.duration = duration;
        this.observer = observer;
    }

    @Override
    public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
        observer.onAttempt();
        LeaderElectionRecord seen = observed(() -> super.get(client));
        if (seen != null && isHeldByOther(seen)) {
            observer.onHeldByOther();
        }
        return seen;
    }

    @Override
    public synchronized void create(KubernetesClient client, LeaderElectionRecord wanted) {
        long start = System.nanoTime();
        observed(() -> {
            try {
                super.create(client, wanted);
            } catch (KubernetesClientException e) {
                if (e.getCode() != 404) {
                    throw e;
                }
                client.resource(new NamespaceBuilder().withNewMetadata().withName(WireNames.AGENT_NAMESPACE).endMetadata().build())
                        .fieldManager(WireNames.FIELD_MANAGER).serverSideApply();
                super.create(client, wanted);
            }
            observer.onRenewed(start, true);
            return wanted;
        });
    }

    @Override
    public synchronized void update(KubernetesClient client, LeaderElectionRecord wanted) {
        long start = System.nanoTime();
        boolean renewal = identity().equals(wanted.getHolderIdentity());
        if (renewal && observer.isBarred()) {
            throw new KubernetesClientException("This agent has given up the lease");
        }
        if (!renewal) {
            observer.onRelease();
        }
        observed(() -> {
            // A PUT, not the patch of LeaseLock: agents joined so far have no right to patch leases.
            client.resource(toResource(wanted, getObjectMeta(version))).update();
            if (renewal) {
                observer.onRenewed(start, false);
            }
            return wanted;
        });
    }

    /** A lease that an earlier version of the agent wrote has no time of its acquisition and no transitions. */
    @Override
    protected LeaderElectionRecord toRecord(Lease lease) {
        version = lease.getMetadata().getResourceVersion();
        LeaseSpec spec = lease.getSpec();
        String holder = spec.getHolderIdentity() == null ? "" : spec.getHolderIdentity();
        String renewal = holder + spec.getRenewTime();
        if (!renewal.equals(lastRenewal)) {
            lastRenewal = renewal;
            lastRenewalSeenNanos = System.nanoTime();
        }
        boolean dead = LeaseHolder.parse(holder).map(other -> other.isDeadProcess(self)).orElse(false);
        ZonedDateTime seenAt = ZonedDateTime.now(ZoneOffset.UTC).minusNanos(System.nanoTime() - lastRenewalSeenNanos);
        ZonedDateTime acquired = spec.getAcquireTime() == null ? seenAt : spec.getAcquireTime();
        int transitions = spec.getLeaseTransitions() == null ? 0 : spec.getLeaseTransitions();
        return new LeaderElectionRecord(dead ? "" : holder, duration, acquired, seenAt, transitions);
    }

    private boolean isHeldByOther(LeaderElectionRecord seen) {
        String holder = seen.getHolderIdentity();
        return !holder.isEmpty() && !holder.equals(identity())
                && System.nanoTime() - lastRenewalSeenNanos < duration.toNanos();
    }

    /** Of any other exception the election would die without a word. */
    private @Nullable LeaderElectionRecord observed(Supplier<@Nullable LeaderElectionRecord> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            KubernetesClientException failure = e instanceof KubernetesClientException known ? known
                    : new KubernetesClientException(String.valueOf(e.getMessage()), e);
            observer.onFailure(failure);
            throw failure;
        }
    }
}

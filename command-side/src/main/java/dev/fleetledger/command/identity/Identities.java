package dev.fleetledger.command.identity;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles the broker's users and ACLs with the active credentials. Used by a single thread. */
final class Identities {

    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final CredentialsNow credentials;
    private final BrokerUsers broker;
    private final Duration betweenLooks;
    private volatile String state = "not looked yet";
    private long mark = -1;
    private long nextLook = System.nanoTime();

    /** @param betweenLooks interval of the full comparison, because users can be changed or lost at the broker */
    Identities(CredentialsNow credentials, BrokerUsers broker, Duration betweenLooks) {
        this.credentials = credentials;
        this.broker = broker;
        this.betweenLooks = betweenLooks;
    }

    String state() {
        return state;
    }

    /** Reconciles immediately after a credential was issued or retired, otherwise at the interval. */
    void step() {
        long now = credentials.mark();
        if (now == mark && System.nanoTime() - nextLook < 0) {
            return;
        }
        if (credentials.areInDoubt()) {
            state = "waits: the ledger went backwards, was a backup restored?";
            return;
        }
        try {
            look();
            mark = now;
            next(betweenLooks);
        } catch (BrokerUsers.OutOfStep e) {
            if (!state.equals(e.getMessage())) {
                LOG.warn("The agents' users at Kafka are not what they should be, trying again: {}", e.getMessage());
            }
            state = String.valueOf(e.getMessage());
            // Retries after a pause instead of at every tick; the retry includes changes made in the meantime.
            mark = now;
            next(AFTER_TROUBLE);
        }
    }

    private void look() {
        Correction correction = broker.look(credentials.live());
        if (!correction.isNone()) {
            broker.correct(correction);
            LOG.info("Agents' users at Kafka: {} made, {} taken away; rules: {} given, {} taken", correction.make().size(),
                    correction.takeAway().size(), correction.allow().size(), correction.forbid().size());
        }
        state = "in step";
    }

    private void next(Duration pause) {
        nextLook = System.nanoTime() + pause.toNanos();
    }
}

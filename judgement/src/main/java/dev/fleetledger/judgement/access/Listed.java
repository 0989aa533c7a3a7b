package dev.fleetledger.judgement.access;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The kinds of things of which a cluster's inventory tells the names, and who may know them. */
public enum Listed {
    NAMESPACES("namespaces", false),
    NODES("nodes", false),
    DAEMONSETS("daemonsets", true),
    CONFIGMAPS("configmaps", true),
    SECRETS("secrets", true),
    CLAIMS("claims", true),
    SERVICEACCOUNTS("serviceaccounts", true),
    PRIORITYCLASSES("priorityclasses", false),
    RUNTIMECLASSES("runtimeclasses", false),
    QUOTAS("quotas", true);

    private final String word;
    private final boolean namespaced;

    Listed(String word, boolean namespaced) {
        this.word = word;
        this.namespaced = namespaced;
    }

    /** As the interface has it. */
    @JsonValue
    public String word() {
        return word;
    }

    /** They are in namespaces: without one, those of all are meant. */
    public boolean namespaced() {
        return namespaced;
    }

    public static Optional<Listed> of(String word) {
        for (Listed kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * Any role shows what is in its reach: the cluster's own things, and those of its namespace; all namespaces at once are for whom the
     * whole cluster is. Names of Secrets are shown to nobody who only reads: who may use them in a workload there may choose among them.
     */
    public boolean allowedTo(Rights rights, Place place, @Nullable String namespace) {
        if (namespaced && namespace == null) {
            return rights.may(Action.TEND_CLUSTER, place, null) || this != SECRETS && rights.mayInFleet(Action.READ_LEDGER);
        }
        return rights.may(this == SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER, place, namespaced ? namespace : null);
    }

    /** The least role that would do. */
    public Role least(@Nullable String namespace) {
        if (namespaced && namespace == null) {
            return Action.TEND_CLUSTER.least();
        }
        return (this == SECRETS ? Action.CHANGE_WORKLOAD : Action.READ_CLUSTER).least();
    }
}

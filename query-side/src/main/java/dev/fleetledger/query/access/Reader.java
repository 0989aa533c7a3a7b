package dev.fleetledger.query.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Place;
import dev.fleetledger.judgement.access.Reach;
import dev.fleetledger.judgement.access.Rights;

/** An authenticated caller with their rights. Every response, list, total and the audit is filtered by them. */
public final class Reader {

    private final Rights rights;
    private final Set<String> groups;
    private final Supplier<List<Place>> fleet;
    private @Nullable List<Place> places;

    Reader(Rights rights, Set<String> groups, Supplier<List<Place>> fleet) {
        this.rights = rights;
        this.groups = groups;
        this.fleet = fleet;
    }

    public String subject() {
        return rights.subject();
    }

    public Set<String> groups() {
        return groups;
    }

    public Rights rights() {
        return rights;
    }

    public List<Place> fleet() {
        if (places == null) {
            places = fleet.get();
        }
        return places;
    }

    public Reach reach(Action action) {
        return rights.mayInFleet(action) ? new Reach(true, Set.of(), Map.of()) : rights.reach(action, fleet());
    }

    /** Any role in a cluster makes the cluster visible. */
    public boolean seesCluster(String cluster) {
        return rights.mayInFleet(Action.READ_CLUSTER)
                || fleet().stream().anyMatch(place -> place.cluster().equals(cluster) && rights.may(Action.READ_CLUSTER, place, null));
    }

    public boolean readsLedger() {
        return rights.mayInFleet(Action.READ_LEDGER);
    }
}

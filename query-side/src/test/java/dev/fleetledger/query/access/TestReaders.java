package dev.fleetledger.query.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;
import dev.fleetledger.judgement.access.ScopedCluster;

/** Readers without a database. */
public final class TestReaders {

    private TestReaders() {}

    /** Returns a reader with a role in these clusters, which are the whole fleet; without any they have no role. */
    public static AuthenticatedReader ofClusters(String... clusters) {
        List<Grant> grants = clusters.length == 0 ? List.of()
                : List.of(new Grant(Role.NSViewer, new Scope(false, Set.of(clusters), Map.of(), "mon")));
        return new AuthenticatedReader(new Rights("alice", grants), Set.of(),
                () -> Arrays.stream(clusters).map(cluster -> new ScopedCluster(cluster, Map.of())).toList());
    }
}

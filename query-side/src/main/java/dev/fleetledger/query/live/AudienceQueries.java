package dev.fleetledger.query.live;

import static dev.fleetledger.query.projection.change.LiveObject.Kind.APPROVAL;
import static dev.fleetledger.query.projection.change.LiveObject.Kind.DEPLOYMENT;
import static dev.fleetledger.query.projection.change.LiveObject.Kind.DRAFT;
import static dev.fleetledger.query.projection.change.LiveObject.Kind.GRANT;
import static dev.fleetledger.query.projection.change.LiveObject.Kind.ROLLOUT;
import static dev.fleetledger.query.projection.change.LiveObject.Kind.WORKLOAD;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.DeploymentPlace;
import dev.fleetledger.query.access.DraftPlace;
import dev.fleetledger.query.access.ReaderScope;
import dev.fleetledger.query.access.StoredGrant;
import dev.fleetledger.query.projection.change.LiveObject;

/** Reads what decides who may see changed objects: at most one query per kind, however many listeners there are. */
@Component
public class AudienceQueries {

    private static final String DEPLOYMENTS = "select id, cluster, namespace, ended is not null from deployments where id = any(:ids)";
    private static final String WORKLOADS = "select workload::text, cluster, namespace, ended is not null from deployments"
            + " where workload = any(cast(:ids as uuid[]))";
    private static final String DRAFTS = "select id, owner, namespace, everywhere, clusters, excluded, fixed_cluster from drafts"
            + " where id = any(cast(:ids as uuid[]))";
    private static final String GRANTS = "select id, holder_kind, holder, role, scope from grants where id = any(cast(:ids as uuid[]))";

    private final JdbcClient jdbc;

    AudienceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<LiveObject.Key, Audience> find(Collection<LiveObject> objects) {
        Map<String, List<DeploymentPlace>> deployments = findPlaces(DEPLOYMENTS, ids(objects, DEPLOYMENT));
        Map<String, List<DeploymentPlace>> workloads = findPlaces(WORKLOADS, objects.stream()
                .filter(object -> Set.of(WORKLOAD, ROLLOUT, APPROVAL).contains(object.kind())).map(LiveObject::workload)
                .filter(Objects::nonNull).map(UUID::toString).distinct());
        Map<String, Audience> drafts = find(DRAFTS, ids(objects, DRAFT), AudienceQueries::ofDraft);
        Map<String, Audience> grants = find(GRANTS, ids(objects, GRANT), AudienceQueries::ofGrant);
        Map<LiveObject.Key, Audience> audiences = new HashMap<>();
        for (LiveObject object : objects) {
            UUID workload = object.workload();
            audiences.put(object.key(), switch (object.kind()) {
                case DEPLOYMENT -> ofDeployment(deployments.getOrDefault(object.id(), List.of()));
                case WORKLOAD, ROLLOUT -> ofWorkload(workloads.getOrDefault(String.valueOf(workload), List.of()));
                case APPROVAL -> workload == null ? ReaderScope::canReadLedger
                        : ofWorkload(workloads.getOrDefault(workload.toString(), List.of()));
                case DRAFT -> drafts.getOrDefault(object.id(), Audience.NOBODY);
                case GRANT -> grants.getOrDefault(object.id(), Audience.NOBODY);
                case CLUSTER -> scope -> scope.canSeeCluster(object.id());
                case SETTINGS -> ReaderScope::hasRole;
            });
        }
        return audiences;
    }

    private static Audience ofDeployment(List<DeploymentPlace> places) {
        return scope -> places.stream().anyMatch(scope::canSeeDeployment);
    }

    private static Audience ofWorkload(List<DeploymentPlace> places) {
        return scope -> scope.canSeeWorkload(places);
    }

    private static Audience ofDraft(ResultSet row) throws SQLException {
        DraftPlace place = new DraftPlace(row.getString(2), row.getString(3), row.getBoolean(4), texts(row, 5), texts(row, 6),
                row.getString(7));
        return scope -> scope.canSeeDraft(place);
    }

    private static Audience ofGrant(ResultSet row) throws SQLException {
        boolean byGroup = "group".equals(row.getString(2));
        String holder = row.getString(3);
        return StoredGrant.parse(row.getString(4), row.getString(5))
                .<Audience>map(grant -> scope -> scope.canSeeGrant(byGroup, holder, grant)).orElse(ReaderScope::canReadLedger);
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        return new HashSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private static Stream<String> ids(Collection<LiveObject> objects, LiveObject.Kind kind) {
        return objects.stream().filter(object -> object.kind() == kind).map(LiveObject::id);
    }

    private Map<String, List<DeploymentPlace>> findPlaces(String sql, Stream<String> ids) {
        Map<String, List<DeploymentPlace>> places = new HashMap<>();
        query(sql, ids, row -> places.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                .add(new DeploymentPlace(row.getString(2), row.getString(3), row.getBoolean(4))));
        return places;
    }

    private Map<String, Audience> find(String sql, Stream<String> ids, RowReader reader) {
        Map<String, Audience> audiences = new HashMap<>();
        query(sql, ids, row -> audiences.put(row.getString(1), reader.read(row)));
        return audiences;
    }

    private void query(String sql, Stream<String> ids, RowConsumer rows) {
        String[] wanted = ids.toArray(String[]::new);
        if (wanted.length > 0) {
            jdbc.sql(sql).param("ids", wanted).query(rows::accept);
        }
    }

    private interface RowReader {

        Audience read(ResultSet row) throws SQLException;
    }

    private interface RowConsumer {

        void accept(ResultSet row) throws SQLException;
    }
}

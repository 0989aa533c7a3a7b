package dev.fleetledger.query.diff;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the objects that changed between two points, by the versions that began or ended between them: the one that changed last comes
 * first, each with its last change. However much lies between the points, a page reads little more than its own versions.
 */
@Component
class ChangedObjectQueries {

    /**
     * Where a page begins: after this object in the order of the list.
     *
     * @param kind empty: the page begins with this step
     */
    record Start(long step, String kind, String id) {

        static Start after(ChangedObject object) {
            return new Start(object.step(), object.kind().apiName(), object.id());
        }
    }

    private final JdbcClient jdbc;

    ChangedObjectQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param outages of clusters, which may not have changed otherwise: they come with the step of their newest outage */
    List<ChangedObject> find(DiffRange range, Map<String, Long> outages, Start start, int max) {
        List<String> branches = new ArrayList<>();
        for (ObjectKind kind : ObjectKind.values()) {
            if (range.includes(kind)) {
                kind.tables().forEach(table -> branches.add(changedIn(kind, table, range)));
                branches.add(addedTo(kind, range));
            }
        }
        branches.add("select 'cluster', o.id, o.step from unnest(:outages, :outageSteps) o (id, step)");
        String sql = branches.stream().collect(Collectors.joining(") union (",
                "select c.kind, c.id, c.step, s.at from (select kind, id, step from ((", ")) found (kind, id, step)"
                + " where step < :step or step = :step and (kind, id) > (:kind, :id) order by step desc, kind, id limit :max) c"
                + " join steps s on s.number = c.step order by c.step desc, c.kind, c.id"));
        return jdbc.sql(sql).params(parameters(range, outages, start, max))
                .query((row, n) -> new ChangedObject(ObjectKind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getString(2),
                        row.getLong(3), row.getObject(4, OffsetDateTime.class).toInstant())).list();
    }

    private static Map<String, Object> parameters(DiffRange range, Map<String, Long> outages, Start start, int max) {
        List<Map.Entry<String, Long>> entries = List.copyOf(outages.entrySet());
        Map<String, Object> parameters = new HashMap<>(Map.of("from", range.from().step(), "to", range.to().step(),
                "step", start.step(), "kind", start.kind(), "id", start.id(), "max", max,
                "outages", entries.stream().map(Map.Entry::getKey).toArray(String[]::new),
                "outageSteps", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new)));
        parameters.put("workload", range.workload());
        parameters.put("cluster", range.cluster());
        return parameters;
    }

    /** Objects of which a step has replaced or removed a version, unless a later step has changed them again. */
    private static String changedIn(ObjectKind kind, VersionTable table, DiffRange range) {
        return "select '%s', p.%s::text, p.valid_until from %s p where p.valid_until > :from and p.valid_until <= least(:to, :step)%s"
                .formatted(kind.apiName(), table.key(), table.past().name(), scope(kind, "p." + table.key(), range))
                + notChangedAfter(kind, "p." + table.key(), "p.valid_until")
                + " and " + afterStart(kind, "p." + table.key(), "p.valid_until") + " order by p.valid_until desc, 2 limit :max";
    }

    private static String addedTo(ObjectKind kind, DiffRange range) {
        VersionTable table = kind.tables().getFirst();
        String live = addedTo(kind, table, "", range);
        // The only rows that are ever removed: deployments that were planned, and never sent.
        return kind == ObjectKind.DEPLOYMENT ? live + ") union (" + addedTo(kind, table.past(), " and r.generation = 0", range) : live;
    }

    private static String addedTo(ObjectKind kind, VersionTable table, String condition, DiffRange range) {
        return "select '%s', r.%s::text, r.added_in from %s r where r.added_in > :from and r.added_in <= least(:to, :step)%s%s"
                .formatted(kind.apiName(), table.key(), table.name(), condition, scope(kind, "r." + table.key(), range))
                + notChangedAfter(kind, "r." + table.key(), "r.added_in")
                + " and " + afterStart(kind, "r." + table.key(), "r.added_in") + " order by r.added_in desc, 2 limit :max";
    }

    private static String afterStart(ObjectKind kind, String key, String step) {
        return "(%s < :step or ('%s', %s::text) > (:kind, :id))".formatted(step, kind.apiName(), key);
    }

    /**
     * A later version of a row of the object, or its removal, is its last change instead. Outages are, in any case. Offset 0 keeps
     * PostgreSQL from joining all of a table's rows: it can't estimate how few a page needs.
     */
    private static String notChangedAfter(ObjectKind kind, String key, String step) {
        String versions = kind.tables().stream().flatMap(table -> Stream.of(table.name(), table.past().name())
                .map(name -> " and not exists (select from %s v where v.%s = %s and v.valid_from > %s and v.valid_from <= :to%s offset 0)"
                        .formatted(name, table.key(), key, step, isFirst(kind, table) ? "" : hasFormerVersion(table))))
                .collect(Collectors.joining());
        return versions + switch (kind) {
            case CLUSTER -> " and " + key + " <> all(:outages)";
            case DEPLOYMENT -> (" and not exists (select from past_deployments v where v.id = %s and v.generation = 0"
                    + " and v.valid_until > %s and v.valid_until <= :to offset 0)").formatted(key, step);
            default -> "";
        };
    }

    private static boolean isFirst(ObjectKind kind, VersionTable table) {
        return kind.tables().getFirst().equals(table);
    }

    /** No index finds rows that were added to another table than the first one, so that they can't be an object's last change. */
    private static String hasFormerVersion(VersionTable table) {
        return " and exists (select from past_%1$s f where f.%2$s = v.%2$s and f.valid_from < v.valid_from)"
                .formatted(table.name(), table.key());
    }

    private static String scope(ObjectKind kind, String key, DiffRange range) {
        String condition = range.workload() != null ? "workload = :workload" : "cluster = :cluster";
        if (range.workload() == null && range.cluster() == null) {
            return "";
        }
        return switch (kind) {
            case DEPLOYMENT -> (" and %1$s = any(array(select id from deployments where %2$s"
                    + " union select id from past_deployments where %2$s))").formatted(key, condition);
            case ROLLOUT -> " and %s = any(array(select id from rollouts where workload = :workload))".formatted(key);
            case WORKLOAD -> " and %s = :workload".formatted(key);
            default -> " and %s = :cluster".formatted(key);
        };
    }
}

package dev.fleetledger.query.projection.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.settings.QuerySideProperties;

/** The recorded changes. A transaction that records some notifies all instances at its commit. */
@Component
public class ChangeTable {

    /** PostgreSQL's channel for notifications of new changes. */
    public static final String CHANNEL = "fleetledger_changes";

    private static final String APPEND = "with counted as (update progress set change_number = change_number + :count where id = 1"
            + " returning change_number - :count as former),"
            + " recorded as (insert into changes (number, kind, id, workload, cluster, draft, changes_rights)"
            + " select former + ordinality, kind, object, workload, cluster, draft, changes_rights from counted,"
            + " unnest(cast(:kinds as text[]), cast(:ids as text[]), cast(:workloads as uuid[]), cast(:clusters as text[]),"
            + " cast(:drafts as uuid[]), cast(:rights as boolean[]))"
            + " with ordinality as object (kind, object, workload, cluster, draft, changes_rights, ordinality))"
            + " select pg_notify('" + CHANNEL + "', '')";

    /**
     * Where the changes of these views end.
     *
     * @param views  id of the views, which a rebuild changes
     * @param number of the last change
     */
    public record Head(UUID views, long number) {}

    private final JdbcClient jdbc;
    private final boolean rebuild;

    ChangeTable(JdbcClient jdbc, QuerySideProperties sideProperties) {
        this.jdbc = jdbc;
        this.rebuild = sideProperties.rebuild() != null;
    }

    /** Records changes in the caller's transaction, which holds the lock of the checkpoint. A rebuild records none. */
    public void append(Collection<LiveObject> objects) {
        if (objects.isEmpty() || rebuild) {
            return;
        }
        jdbc.sql(APPEND).param("count", objects.size()).param("kinds", column(objects, object -> object.kind().apiName()))
                .param("ids", column(objects, LiveObject::id)).param("workloads", column(objects, LiveObject::workload))
                .param("clusters", column(objects, LiveObject::cluster)).param("drafts", column(objects, LiveObject::draft))
                .param("rights", column(objects, LiveObject::changesRights)).query((row, n) -> "").list();
    }

    private static @Nullable String[] column(Collection<LiveObject> objects, Function<LiveObject, @Nullable Object> value) {
        return objects.stream().map(value).map(it -> it == null ? null : it.toString()).toArray(String[]::new);
    }

    public Head head() {
        return jdbc.sql("select views_id, change_number from progress where id = 1")
                .query((row, n) -> new Head(row.getObject(1, UUID.class), row.getLong(2))).single();
    }

    /** Returns the oldest changes after this number. The first one has a greater number than the next when older ones were deleted. */
    public List<Change> readAfter(long number, int limit) {
        return jdbc.sql("select number, kind, id, workload, cluster, draft, changes_rights, made_at from changes where number > ?"
                + " order by number limit ?").params(number, limit).query((row, n) -> change(row)).list();
    }

    /** @return number of deleted changes: those made before the time, and the oldest ones beyond the newest {@code kept} */
    public int delete(Instant before, long kept) {
        return jdbc.sql("delete from changes where number < greatest((select change_number - ? from progress where id = 1),"
                + " coalesce((select number from changes where made_at >= ? order by number limit 1),"
                + " (select max(number) + 1 from changes)))")
                .params(kept, before.atOffset(ZoneOffset.UTC)).update();
    }

    private static Change change(ResultSet row) throws SQLException {
        LiveObject object = new LiveObject(LiveObject.Kind.of(row.getString(2)), row.getString(3), row.getObject(4, UUID.class),
                row.getString(5), row.getObject(6, UUID.class), row.getBoolean(7));
        return new Change(row.getLong(1), object, row.getObject(8, OffsetDateTime.class).toInstant());
    }
}

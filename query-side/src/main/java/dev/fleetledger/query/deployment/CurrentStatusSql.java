package dev.fleetledger.query.deployment;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;

import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.JudgementSchedule;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ReadPoint;

/**
 * A subquery of the visible deployments with their current status, so that filters and counts use the same status as responses. It compares
 * the stored times of {@link JudgementSchedule} with the current one.
 */
@Component
public class CurrentStatusSql {

    /** From worst to best, ended statuses last, as in {@link Status#worst}. */
    private static final String[] WORST_FIRST = Arrays.stream(Status.values())
            .sorted(Comparator.comparing(Status::isFinal).thenComparing(Comparator.naturalOrder())).map(Status::apiName)
            .toArray(String[]::new);

    /** Joins observations {@code o} with the confirmation {@code f} that concerns them. */
    static final String CONFIRMS = "f.id = o.confirmation and not o.outdated";
    /** A cluster that was never heard is silent. */
    private static final String SILENT = "(r.silent_at <= :now) is not false";
    private static final String UNREPORTED = "(r.unreported_at <= :now) is true";

    private final QuerySideProperties sideProperties;

    CurrentStatusSql(QuerySideProperties sideProperties) {
        this.sideProperties = sideProperties;
    }

    /**
     * Columns of {@code deployments}, plus {@code shown}, {@code shown_since} and {@code rank} (lower is worse). Deployments in forgotten
     * clusters rank last, because these clusters are no longer targets.
     */
    public String subquery(AuthenticatedReader authenticatedReader, SqlConditions sqlConditions, ReadPoint readPoint) {
        sqlConditions.with("now", readPoint.now()).with("worstFirst", WORST_FIRST)
                .with("silentAfter", seconds(sideProperties.clusterSilentAfter()))
                .with("unreportedAfter", seconds(sideProperties.unreportedAfter()));
        return "(select s.*, case when s.ended = 'Forgotten' then cardinality(cast(:worstFirst as text[])) + 1"
                + " else array_position(cast(:worstFirst as text[]), s.shown) end as rank from (select d.*, case"
                + " when d.unheard_status is not null and (" + SILENT + " or " + UNREPORTED + ") then d.unheard_status"
                + " when d.later_at <= :now then d.later_status when d.next_at <= :now then d.next_status else d.status end as shown,"
                + " coalesce(case"
                + " when d.unheard_status is not null and " + SILENT + " then greatest(d.wanted_at, r.silent_at)"
                + " when d.unheard_status is not null and " + UNREPORTED + " then greatest(d.wanted_at, r.unreported_at)"
                + " when d.later_at <= :now then d.later_since when d.next_at <= :now then d.next_since end, d.since) as shown_since"
                + " from deployments d left join heartbeats h on h.cluster = d.cluster left join observations o on o.id = d.id"
                + " left join confirmations f on " + CONFIRMS
                + " cross join lateral (select h.heard_at + make_interval(secs => cast(:silentAfter as double precision)) as silent_at,"
                + " greatest(o.received_at, f.confirmed_at)"
                + " + make_interval(secs => cast(:unreportedAfter as double precision)) as unreported_at) r"
                + " where " + VisibilitySql.deployments(authenticatedReader, sqlConditions, "d") + ") s)";
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}

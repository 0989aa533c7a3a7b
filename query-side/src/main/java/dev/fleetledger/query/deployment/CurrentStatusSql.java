package dev.fleetledger.query.deployment;

import java.util.Arrays;
import java.util.Comparator;

import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.Readiness;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ReadPoint;

/** A subquery of the visible deployments with their current status, so that filters and counts use the same status as responses. */
@Component
public class CurrentStatusSql {

    /** From worst to best, ended statuses last, as in {@link Status#worst}. */
    private static final String[] WORST_FIRST = Arrays.stream(Status.values())
            .sorted(Comparator.comparing(Status::isFinal).thenComparing(Comparator.naturalOrder())).map(Status::apiName)
            .toArray(String[]::new);

    /** Joins observations {@code o} with the confirmation {@code f} that concerns them. */
    static final String CONFIRMS = "f.id = o.confirmation and not o.outdated";
    private static final String RECEIVED_AT = "greatest(o.received_at, f.confirmed_at)";

    private final QuerySideProperties sideProperties;

    CurrentStatusSql(QuerySideProperties sideProperties) {
        this.sideProperties = sideProperties;
    }

    /**
     * Columns of {@code deployments}, plus {@code shown}, {@code shown_since} and {@code rank} (lower is worse). Deployments in forgotten
     * clusters rank last, because these clusters are no longer targets.
     */
    public String subquery(AuthenticatedReader authenticatedReader, SqlConditions sqlConditions, ReadPoint readPoint) {
        sqlConditions.with("heardBefore", readPoint.now().minus(sideProperties.clusterSilentAfter())).with("now", readPoint.now())
                .with("lostBefore", readPoint.now().minus(Readiness.FLICKER)).with("worstFirst", WORST_FIRST)
                .with("silence", sideProperties.clusterSilentAfter().toMillis() / 1_000.0)
                .with("toldBefore", readPoint.now().minus(sideProperties.unreportedAfter()))
                .with("leftOut", sideProperties.unreportedAfter().toMillis() / 1_000.0);
        return "(select s.*, case when s.ended = 'Forgotten' then cardinality(cast(:worstFirst as text[])) + 1"
                + " else array_position(cast(:worstFirst as text[]), s.shown) end as rank from (select d.*, case"
                + " when d.ended is not null or d.status in ('Released', 'Deleted') then d.status"
                + " when not coalesce(h.heard_at > :heardBefore, false) or coalesce(" + RECEIVED_AT + " <= :toldBefore, false) then 'Exception'"
                + " when d.stalls_at < :now then 'Stalled' when d.lost_at <= :lostBefore then 'NotReady' else d.status end as shown, case"
                + " when d.ended is not null or d.status in ('Released', 'Deleted') then d.since"
                + " when not coalesce(h.heard_at > :heardBefore, false)"
                + " then greatest(d.wanted_at, h.heard_at + make_interval(secs => cast(:silence as double precision)))"
                + " when " + RECEIVED_AT + " <= :toldBefore"
                + " then greatest(d.wanted_at, " + RECEIVED_AT + " + make_interval(secs => cast(:leftOut as double precision)))"
                + " when d.stalls_at < :now then d.stalls_at else d.since end as shown_since"
                + " from deployments d left join heartbeats h on h.cluster = d.cluster left join observations o on o.id = d.id"
                + " left join confirmations f on " + CONFIRMS
                + " where " + VisibilitySql.deployments(authenticatedReader, sqlConditions, "d") + ") s)";
    }
}

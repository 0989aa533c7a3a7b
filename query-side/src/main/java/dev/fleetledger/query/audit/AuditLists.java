package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.People;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.deployment.Outcome;
import dev.fleetledger.query.deployment.Outcomes;

/** Reads audit entries: all of them for readers of the ledger, otherwise the reader's own and those whose target the reader may see. */
@Component
public class AuditLists {

    record Filter(@Nullable String actor, @Nullable String action, @Nullable String outcome, @Nullable UUID workload, @Nullable String cluster,
            @Nullable UUID draft, @Nullable Instant from, @Nullable Instant to, @Nullable String text, @Nullable Long position) {}

    private static final Order NEWEST_FIRST = Order.by("a.position", "bigint").backwards();
    /**
     * Searches other persons' entries only in fields that are shown: placements and problems may name clusters that the reader may not see.
     */
    private static final String WITH_TEXT_IN_SIGHT = "concat_ws(' ', a.action, a.reason, a.cluster, a.namespace,"
            + " case when left(a.actor, 253) = left(:reader, 253) and a.actor = :reader then concat(a.problem, a.changes)"
            + " when strpos(a.changes, '/placement/') = 0 then a.changes end) ilike :text";
    private static final String WITH_TEXT = "concat_ws(' ', a.action, a.reason, a.cluster, a.namespace, a.problem, a.changes) ilike :text";

    private final AuditEntries entries;
    private final Lists lists;
    private final Outcomes outcomes;
    private final People people;

    AuditLists(AuditEntries entries, Lists lists, Outcomes outcomes, People people) {
        this.entries = entries;
        this.lists = lists;
        this.outcomes = outcomes;
        this.people = people;
    }

    Page<AuditAnswer> page(Filter filter, Reader reader, Paging paging, Moment moment) {
        Where where = visible(reader);
        String inReach = Cut.deployments(reader, where, "d");
        where.ifGiven(filter.actor(), "left(a.actor, 253) = left(:actor, 253) and a.actor = :actor", "actor")
                .ifGiven(filter.action(), "a.action = :action", "action")
                .ifGiven(filter.outcome(), "a.outcome = :outcome", "outcome")
                .ifGiven(filter.workload(), "a.workload = :workload", "workload")
                .ifGiven(filter.cluster(), "left(a.cluster, 253) = left(:cluster, 253) and a.cluster = :cluster or exists (select 1 from generations g join deployments d on d.workload = g.workload"
                        + " and d.cluster = g.cluster where g.command = a.command and g.cluster = :cluster and " + inReach + ")", "cluster")
                .ifGiven(filter.draft(), "a.draft = :draft", "draft")
                .ifGiven(filter.from(), "a.at >= :from", "from")
                .ifGiven(filter.to(), "a.at < :to", "to")
                .ifGiven(Filters.contains(filter.text()), reader.readsLedger() ? WITH_TEXT : WITH_TEXT_IN_SIGHT, "text")
                .ifGiven(filter.position(), "a.position = :position", "position");
        return lists.page("audit a", "a.position", where, NEWEST_FIRST, paging, moment, (row, n) -> row.getLong("position"))
                .map(positions -> answers(positions, reader, moment));
    }

    private static Where visible(Reader reader) {
        Where where = new Where();
        if (reader.readsLedger()) {
            return where;
        }
        return where.with("reader", reader.subject()).and("left(a.actor, 253) = left(:reader, 253) and a.actor = :reader"
                + " or a.workload is not null and " + Cut.workload(reader, where, "a.workload") + " and (a.cluster is null or exists (select 1"
                + " from deployments there where there.workload = a.workload and there.cluster = a.cluster and "
                + Cut.deployments(reader, where, "there") + "))"
                + " or a.draft is not null and (a.cluster is null or " + Cut.clusters(reader, where, "a.cluster") + ")"
                + " and exists (select 1 from drafts f where f.id = a.draft and " + Cut.drafts(reader, where, "f") + ")"
                + " or a.workload is null and a.draft is null and a.cluster is not null and " + Cut.clusters(reader, where, "a.cluster")
                // The target is an inventory question about a namespace of the cluster.
                + " and (a.namespace is null or " + Cut.deployments(reader, where, "a") + ")");
    }

    private List<AuditAnswer> answers(List<Long> positions, Reader reader, Moment moment) {
        List<AuditView> found = entries.findByPositionInOrderByPositionDesc(positions);
        Map<String, List<Outcome>> came = outcomes.ofCommands(found.stream().map(entry -> entry.command).toList(), reader, moment);
        People.Names names = people.names(found.stream().map(entry -> entry.actor).toList());
        return found.stream().map(entry -> AuditAnswer.of(entry, came.getOrDefault(entry.command, List.of()), names, reader)).toList();
    }
}

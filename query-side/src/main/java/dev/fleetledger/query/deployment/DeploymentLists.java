package dev.fleetledger.query.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Where;

/** Lists the deployments of a workload or of a cluster that the reader may see. */
@Component
public class DeploymentLists {

    public record Filter(@Nullable UUID workload, @Nullable String cluster, @Nullable String namespace, @Nullable String status) {}

    private final Lists lists;
    private final ShownSql shown;
    private final DeploymentAnswers answers;

    DeploymentLists(Lists lists, ShownSql shown, DeploymentAnswers answers) {
        this.lists = lists;
        this.shown = shown;
        this.answers = answers;
    }

    public Page<DeploymentAnswer> page(Filter filter, Order order, Reader reader, Paging paging, Moment moment) {
        Where where = new Where();
        String from = shown.table(reader, where, moment) + " d";
        where.ifGiven(filter.workload(), "d.workload = :workload", "workload")
                .ifGiven(filter.cluster(), "d.cluster = :cluster", "cluster")
                .ifGiven(filter.namespace(), "d.namespace = :namespace", "namespace")
                .ifGiven(filter.status(), "d.shown = :status", "status");
        return lists.page(from, "d.id", where, order, paging, moment, (row, n) -> String.valueOf(row.getString("id")))
                .map(ids -> List.copyOf(answers.read(new ArrayList<>(ids), moment).values()));
    }
}

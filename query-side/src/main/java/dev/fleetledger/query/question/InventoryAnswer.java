package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.query.answer.Moment;

/**
 * What there is of a kind in a cluster, as its agent saw it last.
 *
 * @param namespace  absent: of all
 * @param items      all at once, by name
 * @param complete   false when there are more than an agent tells
 * @param observedAt the agent's clock
 * @param receivedAt the broker's clock
 * @param stale      the cluster was asked anew, and has not answered in time: what is there by now is not known
 */
record InventoryAnswer(String cluster, String kind, @Nullable String namespace, List<Answer.Item> items, int total, boolean complete,
        Instant observedAt, Instant receivedAt, boolean stale, String position) {

    static InventoryAnswer of(InventoryView view, String kind, @Nullable String namespace, boolean stale, Moment moment) {
        List<Answer.Item> items = view.items();
        return new InventoryAnswer(view.cluster, kind, namespace, items, items.size(), view.complete, view.answeredAt, view.receivedAt, stale,
                moment.shown());
    }
}

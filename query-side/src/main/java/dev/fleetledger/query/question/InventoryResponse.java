package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.query.web.ReadPoint;

/**
 * The objects of one kind in a cluster, as last listed by its agent.
 *
 * @param namespace  null for all namespaces
 * @param items      the items that the reader may see, ordered by name
 * @param complete   false when there are more objects than an agent reports
 * @param observedAt agent time
 * @param receivedAt broker time
 * @param stale      true when the cluster was asked again but has not answered in time, so that the list may be outdated
 */
record InventoryResponse(String cluster, String kind, @Nullable String namespace, List<Answer.Item> items, int total, boolean complete,
        Instant observedAt, Instant receivedAt, boolean stale, String position) {

    static InventoryResponse of(InventoryView view, List<Answer.Item> items, String kind, @Nullable String namespace, boolean stale,
            ReadPoint readPoint) {
        return new InventoryResponse(view.cluster, kind, namespace, items, items.size(), view.complete, view.answeredAt, view.receivedAt,
                stale,
                readPoint.positionText());
    }
}

package dev.fleetledger.command.relay.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.JdbcTemplate;

/** Tracks which clusters' topics exist and still are the ones that the relay filled. */
public final class IntentTopicRegistry {

    // Acceptance of a restore and this update wait for each other on the hub's row.
    private static final String FILLED = "with hub as (select epoch from command.hub where epoch = ? for share)"
            + " update command.relay_topics set topic_id = ? from hub where cluster = ?";

    private final IntentTopicAdmin broker;
    private final JdbcTemplate jdbc;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public IntentTopicRegistry(IntentTopicAdmin broker, JdbcTemplate jdbc) {
        this.broker = broker;
        this.jdbc = jdbc;
    }

    /** @return clusters without a topic, each with the reason */
    public Map<String, String> ensure(Collection<String> clusters) {
        List<String> unknown = clusters.stream().filter(cluster -> !known.contains(cluster)).toList();
        if (unknown.isEmpty()) {
            return Map.of();
        }
        Map<String, String> without = broker.create(unknown);
        Map<String, String> ids = broker.ids(unknown.stream().filter(cluster -> !without.containsKey(cluster)).toList());
        ids.forEach(this::remember);
        return without;
    }

    public void forget(String cluster) {
        known.remove(cluster);
    }

    /** Clusters whose topic was created and exists now. */
    public Set<String> findExisting() {
        return broker.ids(markFilled().keySet()).keySet();
    }

    /**
     * Creates missing topics.
     *
     * @return the clusters whose topic is not the one that was filled
     */
    public List<String> recreateMissing() {
        Map<String, String> filled = markFilled();
        known.clear();
        Map<String, String> there = broker.ids(filled.keySet());
        there.putAll(again(filled.keySet().stream().filter(cluster -> !there.containsKey(cluster)).toList()));
        known.addAll(there.keySet());
        return there.entrySet().stream()
                .filter(topic -> !topic.getValue().equals(filled.get(topic.getKey())))
                .map(Map.Entry::getKey).sorted().toList();
    }

    /** Ids of the topics that were filled completely, by cluster. */
    private Map<String, String> markFilled() {
        Map<String, String> filled = new HashMap<>();
        jdbc.query("select cluster, topic_id from command.relay_topics where cluster not in"
                + " (select name from command.clusters where state = 'gone')", row -> {
            filled.put(row.getString("cluster"), row.getString("topic_id"));
        });
        return filled;
    }

    private Map<String, String> again(List<String> missing) {
        Map<String, String> without = broker.create(missing);
        return broker.ids(missing.stream().filter(cluster -> !without.containsKey(cluster)).toList());
    }

    /**
     * Records the cluster's current topic as filled.
     *
     * @param epoch epoch of the hub during the fill; if a later one has begun, the topic stays unfilled and is filled again
     */
    public void markFilled(String cluster, long epoch) {
        broker.ids(List.of(cluster)).forEach((name, id) -> jdbc.update(FILLED, epoch, id, name));
    }

    private void remember(String cluster, String id) {
        jdbc.update("insert into command.relay_topics (cluster, topic_id) values (?, ?) on conflict do nothing", cluster, id);
        known.add(cluster);
    }
}

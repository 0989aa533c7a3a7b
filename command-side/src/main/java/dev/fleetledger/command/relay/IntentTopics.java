package dev.fleetledger.command.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.JdbcTemplate;

/** Which clusters' topics are there and still the ones that we filled. */
final class IntentTopics {

    // Whoever begins another epoch waits for this, or this for them.
    private static final String FILLED = "with hub as (select epoch from command.hub where epoch = ? for share)"
            + " update command.relay_topics set topic_id = ? from hub where cluster = ?";

    private final Topics broker;
    private final JdbcTemplate jdbc;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    IntentTopics(Topics broker, JdbcTemplate jdbc) {
        this.broker = broker;
        this.jdbc = jdbc;
    }

    /** @return for each cluster that has no topic now: why */
    Map<String, String> ensure(Collection<String> clusters) {
        List<String> unknown = clusters.stream().filter(cluster -> !known.contains(cluster)).toList();
        if (unknown.isEmpty()) {
            return Map.of();
        }
        Map<String, String> without = broker.make(unknown);
        Map<String, String> ids = broker.ids(unknown.stream().filter(cluster -> !without.containsKey(cluster)).toList());
        ids.forEach(this::remember);
        return without;
    }

    void forget(String cluster) {
        known.remove(cluster);
    }

    /** Every cluster that ever had a topic, and has one now. */
    Set<String> there() {
        return broker.ids(filled().keySet()).keySet();
    }

    /** Makes what is missing. @return the clusters whose topic is another than the one that was filled */
    List<String> lost() {
        Map<String, String> filled = filled();
        known.clear();
        Map<String, String> there = broker.ids(filled.keySet());
        there.putAll(again(filled.keySet().stream().filter(cluster -> !there.containsKey(cluster)).toList()));
        known.addAll(there.keySet());
        return there.entrySet().stream()
                .filter(topic -> !topic.getValue().equals(filled.get(topic.getKey())))
                .map(Map.Entry::getKey).sorted().toList();
    }

    /** Ids of the topics that hold what they should, by cluster. */
    private Map<String, String> filled() {
        Map<String, String> filled = new HashMap<>();
        jdbc.query("select cluster, topic_id from command.relay_topics where cluster not in"
                + " (select name from command.clusters where state = 'gone')", row -> {
            filled.put(row.getString("cluster"), row.getString("topic_id"));
        });
        return filled;
    }

    private Map<String, String> again(List<String> missing) {
        Map<String, String> without = broker.make(missing);
        return broker.ids(missing.stream().filter(cluster -> !without.containsKey(cluster)).toList());
    }

    /**
     * From now on this is the topic that holds what it should.
     *
     * @param epoch of the hub that spoke while it was filled; if another has begun since, the topic stays lost, and is filled again
     */
    void filled(String cluster, long epoch) {
        broker.ids(List.of(cluster)).forEach((name, id) -> jdbc.update(FILLED, epoch, id, name));
    }

    private void remember(String cluster, String id) {
        jdbc.update("insert into command.relay_topics (cluster, topic_id) values (?, ?) on conflict do nothing", cluster, id);
        known.add(cluster);
    }
}

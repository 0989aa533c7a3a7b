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

    private static final String NOT_SHOWN = "The broker doesn't show the created topic yet.";

    private final IntentTopicAdmin topicAdmin;
    private final JdbcTemplate jdbc;
    private final Set<String> verified = ConcurrentHashMap.newKeySet();

    public IntentTopicRegistry(IntentTopicAdmin topicAdmin, JdbcTemplate jdbc) {
        this.topicAdmin = topicAdmin;
        this.jdbc = jdbc;
    }

    /** @return clusters without a topic, each with the reason */
    public Map<String, String> ensure(Collection<String> clusters) {
        List<String> unverified = clusters.stream().filter(cluster -> !verified.contains(cluster)).toList();
        if (unverified.isEmpty()) {
            return Map.of();
        }
        Map<String, String> failures = topicAdmin.create(unverified);
        List<String> created = unverified.stream().filter(cluster -> !failures.containsKey(cluster)).toList();
        Map<String, String> ids = topicAdmin.findIds(created);
        ids.forEach(this::register);
        // A broker may know of a topic a moment later than the controller that created it. Without its id, its loss would not be noticed.
        created.stream().filter(cluster -> !ids.containsKey(cluster)).forEach(cluster -> failures.put(cluster, NOT_SHOWN));
        return failures;
    }

    public void forget(String cluster) {
        verified.remove(cluster);
    }

    /** Clusters whose topic was created and exists now. */
    public Set<String> findExisting() {
        return topicAdmin.findIds(findFilled().keySet()).keySet();
    }

    /**
     * Creates missing topics.
     *
     * @return the clusters whose topic is not the one that was filled
     */
    public List<String> recreateMissing() {
        Map<String, String> filled = findFilled();
        verified.clear();
        Map<String, String> existing = topicAdmin.findIds(filled.keySet());
        existing.putAll(recreate(filled.keySet().stream().filter(cluster -> !existing.containsKey(cluster)).toList()));
        verified.addAll(existing.keySet());
        return existing.entrySet().stream()
                .filter(topic -> !topic.getValue().equals(filled.get(topic.getKey())))
                .map(Map.Entry::getKey).sorted().toList();
    }

    /** Ids of the topics that were filled completely, by cluster. */
    private Map<String, String> findFilled() {
        Map<String, String> filled = new HashMap<>();
        jdbc.query("select cluster, topic_id from command.relay_topics where cluster not in"
                + " (select name from command.clusters where state = 'gone')", row -> {
            filled.put(row.getString("cluster"), row.getString("topic_id"));
        });
        return filled;
    }

    private Map<String, String> recreate(List<String> missing) {
        Map<String, String> failures = topicAdmin.create(missing);
        return topicAdmin.findIds(missing.stream().filter(cluster -> !failures.containsKey(cluster)).toList());
    }

    /**
     * Records the cluster's current topic as filled.
     *
     * @param epoch epoch of the hub during the fill; if a later one has begun, the topic stays unfilled and is filled again
     */
    public void markFilled(String cluster, long epoch) {
        topicAdmin.findIds(List.of(cluster)).forEach((name, id) -> jdbc.update(FILLED, epoch, id, name));
    }

    private void register(String cluster, String id) {
        jdbc.update("insert into command.relay_topics (cluster, topic_id) values (?, ?) on conflict do nothing", cluster, id);
        verified.add(cluster);
    }
}

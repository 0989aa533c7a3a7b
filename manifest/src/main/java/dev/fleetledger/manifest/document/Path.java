package dev.fleetledger.manifest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON pointer in which a star matches any list item or any map member. */
public record Path(List<String> segments) {
    public static final String STAR = "*";
    private static final Map<String, Path> KNOWN = new ConcurrentHashMap<>();

    /** For constant patterns in the code: each is parsed once and cached. */
    public static Path known(String pattern) {
        return KNOWN.computeIfAbsent(pattern, Path::of);
    }

    public static Path of(String pattern) {
        List<String> segments = new ArrayList<>();
        if (!pattern.isEmpty()) {
            for (String segment : pattern.substring(1).split("/", -1)) {
                segments.add(unescaped(segment));
            }
        }
        return new Path(List.copyOf(segments));
    }

    public Path parent() {
        return new Path(segments.subList(0, segments.size() - 1));
    }

    public String last() {
        return segments.getLast();
    }

    /** Returns all nodes that exist. Nulls and nodes of another type are skipped. */
    public List<Found> in(JsonNode root) {
        List<Found> found = List.of(new Found("", List.of(), root));
        for (String segment : segments) {
            List<Found> next = new ArrayList<>();
            for (Found at : found) {
                if (segment.equals(STAR)) {
                    addEach(at, next);
                } else if (at.node() instanceof ObjectNode && at.node().hasNonNull(segment)) {
                    next.add(new Found(at.pointer(segment), at.stars(), at.node().path(segment)));
                }
            }
            found = next;
        }
        return found;
    }

    private static void addEach(Found at, List<Found> next) {
        if (at.node() instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                next.add(starred(at, Integer.toString(i), items.path(i)));
            }
        } else if (at.node() instanceof ObjectNode members) {
            members.properties().forEach(member -> next.add(starred(at, member.getKey(), member.getValue())));
        }
    }

    private static Found starred(Found at, String star, JsonNode node) {
        List<String> stars = new ArrayList<>(at.stars());
        stars.add(star);
        return new Found(at.pointer(star), List.copyOf(stars), node);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append('/').append(escaped(segment)));
        return text.toString();
    }

    public static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    public static String unescaped(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}

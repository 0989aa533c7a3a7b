package dev.fleetledger.manifest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON pointer in which a star matches any list item or any map member. */
public record PointerPattern(List<String> segments) {
    public static final String STAR = "*";
    private static final Map<String, PointerPattern> KNOWN = new ConcurrentHashMap<>();

    /** For constant patterns in the code: each is parsed once and cached. */
    public static PointerPattern cached(String pattern) {
        return KNOWN.computeIfAbsent(pattern, PointerPattern::of);
    }

    public static PointerPattern of(String pattern) {
        List<String> segments = new ArrayList<>();
        if (!pattern.isEmpty()) {
            for (String segment : pattern.substring(1).split("/", -1)) {
                segments.add(unescaped(segment));
            }
        }
        return new PointerPattern(List.copyOf(segments));
    }

    public PointerPattern parent() {
        return new PointerPattern(segments.subList(0, segments.size() - 1));
    }

    public String last() {
        return segments.getLast();
    }

    /** Returns all nodes that exist. Nulls and nodes of another type are skipped. */
    public List<PathMatch> match(JsonNode root) {
        List<PathMatch> found = List.of(new PathMatch("", List.of(), root));
        for (String segment : segments) {
            List<PathMatch> next = new ArrayList<>();
            for (PathMatch at : found) {
                if (segment.equals(STAR)) {
                    addEach(at, next);
                } else if (at.node() instanceof ObjectNode && at.node().hasNonNull(segment)) {
                    next.add(new PathMatch(at.pointer(segment), at.wildcards(), at.node().path(segment)));
                }
            }
            found = next;
        }
        return found;
    }

    private static void addEach(PathMatch at, List<PathMatch> next) {
        if (at.node() instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                next.add(starred(at, Integer.toString(i), items.path(i)));
            }
        } else if (at.node() instanceof ObjectNode members) {
            members.properties().forEach(member -> next.add(starred(at, member.getKey(), member.getValue())));
        }
    }

    private static PathMatch starred(PathMatch at, String star, JsonNode node) {
        List<String> stars = new ArrayList<>(at.wildcards());
        stars.add(star);
        return new PathMatch(at.pointer(star), List.copyOf(stars), node);
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

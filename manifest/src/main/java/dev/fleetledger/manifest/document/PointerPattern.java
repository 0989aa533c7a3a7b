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
    public static final String WILDCARD = "*";
    private static final Map<String, PointerPattern> CACHE = new ConcurrentHashMap<>();

    /** For constant patterns in the code: each is parsed once and cached. */
    public static PointerPattern cached(String pattern) {
        return CACHE.computeIfAbsent(pattern, PointerPattern::of);
    }

    public static PointerPattern of(String pattern) {
        List<String> segments = new ArrayList<>();
        if (!pattern.isEmpty()) {
            for (String segment : pattern.substring(1).split("/", -1)) {
                segments.add(unescape(segment));
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
        List<PathMatch> matches = List.of(new PathMatch("", List.of(), root));
        for (String segment : segments) {
            List<PathMatch> next = new ArrayList<>();
            for (PathMatch match : matches) {
                if (segment.equals(WILDCARD)) {
                    addChildren(match, next);
                } else if (match.node() instanceof ObjectNode && match.node().hasNonNull(segment)) {
                    next.add(new PathMatch(match.pointer(segment), match.wildcards(), match.node().path(segment)));
                }
            }
            matches = next;
        }
        return matches;
    }

    private static void addChildren(PathMatch match, List<PathMatch> next) {
        if (match.node() instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                next.add(matchWildcard(match, Integer.toString(i), items.path(i)));
            }
        } else if (match.node() instanceof ObjectNode members) {
            members.properties().forEach(member -> next.add(matchWildcard(match, member.getKey(), member.getValue())));
        }
    }

    private static PathMatch matchWildcard(PathMatch match, String wildcard, JsonNode node) {
        List<String> wildcards = new ArrayList<>(match.wildcards());
        wildcards.add(wildcard);
        return new PathMatch(match.pointer(wildcard), List.copyOf(wildcards), node);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append('/').append(escape(segment)));
        return text.toString();
    }

    public static String escape(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    public static String unescape(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}

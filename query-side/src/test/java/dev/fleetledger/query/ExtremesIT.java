package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;

/** Accepted events are projected whatever values they contain; otherwise the views would stop at such an event permanently. */
class ExtremesIT {

    private static final Duration PROMPTLY = Duration.ofSeconds(5);
    /** Random, because PostgreSQL stores repetitive values compressed. */
    private static final String LONG = RandomGenerator.of("L64X128MixRandom").ints(20_000, 'a', 'z' + 1)
            .mapToObj(Character::toString).collect(Collectors.joining());

    private final Side side = Side.shared();
    private final Story story = new Story(side, "extremes-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void projectsTextsOfAnyLength() {
        UUID draft = started(LONG);
        story.save(LONG, draft, "basics", "{\"name\":\"" + LONG + "\",\"namespace\":\"" + LONG + "\"}");
        story.save(LONG, draft, "placement", "{\"clusters\":[\"" + LONG + "\"],\"exclude\":[\"" + LONG + "\"]}");
        refused(LONG);
        grant(LONG, LONG);
        assertFolded();
        assertThat(story.get(story.admin, "/api/v1/drafts?namespace=" + LONG.substring(0, 253)).at("/total").intValue()).isZero();
        assertThat(story.get(story.admin, "/api/v1/drafts/" + draft).at("/namespace").stringValue()).isEqualTo(LONG);
    }

    @Test
    void projectsCharactersThatDatabaseRejects() {
        for (String odd : List.of("\0", "a\0b", "\ud800", "\udc00\ud83d", "\uffff", "")) {
            UUID draft = started(odd);
            String json = ContractJson.MAPPER.writeValueAsString(odd);
            story.save("somebody", draft, "basics", "{\"name\":" + json + ",\"namespace\":" + json + "}");
            story.save("somebody", draft, "placement", "{\"clusters\":[" + json + "],\"exclude\":[" + json + "]}");
            refused(odd);
            grant(odd, odd);
        }
        assertFolded();
    }

    @Test
    void projectsDocumentsOfAnyShape() {
        UUID draft = started("somebody");
        for (String step : List.of("basics", "containers", "services", "advanced", "placement", "overrides", "nothing")) {
            for (String document : List.of("{}", "[]", "null", "1e999", "\"text\"", "true", "{\"name\":{},\"namespace\":[],\"clusters\":{\"a\":1},"
                    + "\"exclude\":7,\"all\":\"yes\",\"selector\":[],\"containers\":{\"a\":null}}", "{\"containers\":[null,1,[],{\"name\":{}}]}")) {
                story.save("somebody", draft, step, document);
            }
        }
        assertFolded();
    }

    @Test
    void projectsLargePlacementPromptly() {
        UUID draft = started("somebody");
        String clusters = IntStream.range(0, 60_000).mapToObj(i -> "\"cluster-" + i + "\"").collect(Collectors.joining(",", "[", "]"));
        story.save("somebody", draft, "placement", "{\"clusters\":" + clusters + "}");
        assertFolded();
        story.save("somebody", draft, "basics", "{\"name\":\"x\"}");
        assertFolded();
        story.save("somebody", draft, "placement", "{\"exclude\":" + clusters.replace("cluster-59999", "z") + "}");
        assertFolded();
    }

    @Test
    void truncatesLongListOfChanges() {
        UUID draft = started("somebody");
        for (String version : List.of("v1", "v2")) {
            story.save("somebody", draft, "containers", IntStream.range(0, 3_000)
                    .mapToObj(i -> "{\"name\":\"c-" + i + "\",\"image\":\"quay.io/x/y:" + version + "\"}")
                    .collect(Collectors.joining(",", "{\"containers\":[", "]}")));
            assertFolded();
        }
        var changes = story.get(story.admin, "/api/v1/audit?draft=" + draft).at("/items/0/changes");
        assertThat(changes.size()).isEqualTo(201);
        assertThat(changes.at("/200/label").stringValue()).isEqualTo("and 2800 more");
    }

    @Test
    void truncatesLongValuesAndCountsOmittedPart() {
        UUID draft = started("somebody");
        story.save("somebody", draft, "basics", "{\"description\":\"" + "a".repeat(100_000) + "\"}");
        story.save("somebody", draft, "placement", "{\"clusters\":" + IntStream.range(0, 10_000).mapToObj(i -> "\"cluster-" + i + "\"")
                .collect(Collectors.joining(",", "[", "]")) + "}");
        assertFolded();

        var entries = story.get(story.admin, "/api/v1/audit?draft=" + draft).at("/items");

        var names = entries.at("/0/changes/0/after");
        assertThat(names.get(0).stringValue()).isEqualTo("cluster-0");
        assertThat(names.get(names.size() - 1).stringValue()).isEqualTo("… and " + (10_000 - names.size() + 1) + " more");
        assertThat(entries.at("/1/changes/0/after").stringValue()).startsWith("aaaa").endsWith("… and 83616 characters more");
        assertThat(entries.toString()).hasSizeLessThan(50_000);
    }

    @Test
    void limitsTotalLengthOfAuditEntry() {
        UUID draft = started("somebody");
        story.save("somebody", draft, "containers", IntStream.range(0, 90).mapToObj(i -> "{\"name\":\"V" + i + "\",\"value\":\"" + "a".repeat(9_000) + "\"}")
                .collect(Collectors.joining(",", "{\"containers\":[{\"name\":\"c\",\"env\":[", "]}]}")));
        story.save("somebody", draft, "containers", IntStream.range(0, 90).mapToObj(i -> "{\"name\":\"V" + i + "\",\"value\":\"" + "b".repeat(9_000) + "\"}")
                .collect(Collectors.joining(",", "{\"containers\":[{\"name\":\"c\",\"env\":[", "]}]}")));
        assertFolded();

        var changes = story.get(story.admin, "/api/v1/audit?draft=" + draft).at("/items/0/changes");

        assertThat(changes.toString()).hasSizeLessThan(80_000);
        assertThat(changes.get(changes.size() - 1).at("/label").stringValue()).isEqualTo("and " + (90 - changes.size() + 1) + " more");
    }

    @Test
    void ignoresGrantOfUnknownRole() {
        String person = story.mark + "-person";
        grant("Emperor", person);
        assertThat(story.get(person, "/api/v1/me").at("/roles").isEmpty()).isTrue();
    }

    @Test
    void ignoresGrantToGroupWithoutName() {
        story.position = side.ledger.command("system", "grant.give", new GrantEvent.Given(UUID.randomUUID(), "NSViewer",
                new GrantEvent.Holder("group", ""), new GrantEvent.Scope(true, null, null, "x")));
        assertThat(story.get(story.mark + "-nobody", "/api/v1/me").at("/roles").isEmpty()).isTrue();
    }

    private UUID started(String owner) {
        UUID draft = Story.id();
        story.position = side.ledger.command("somebody", "draft.start", new DraftEvent.Started(draft, "DaemonSet", "somebody", owner, null, null, null),
                new DraftEvent.HandedOver(draft, owner));
        return draft;
    }

    private void refused(String odd) {
        story.position = side.ledger.command("somebody", "cluster.label", new RefusalEvent.Refused(odd, new RefusalEvent.Target(null, null, odd, odd),
                404, odd, List.of(new RefusalEvent.Missing(odd, odd, odd)), List.of(odd)));
    }

    private void grant(String role, String holder) {
        story.position = side.ledger.command("system", "grant.give", new GrantEvent.Given(UUID.randomUUID(), role,
                new GrantEvent.Holder("user", holder), new GrantEvent.Scope(true, List.of(holder), null, holder)));
    }

    private void assertFolded() {
        Instant from = Instant.now();
        Side.eventually("position " + story.position + " is projected", () -> side.count("select position from views.progress") >= story.position);
        assertThat(Duration.between(from, Instant.now())).isLessThan(PROMPTLY);
    }
}

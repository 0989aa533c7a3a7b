package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

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
class ExtremeValuesIT {

    /** Random, because PostgreSQL stores repetitive values compressed. */
    private static final String LONG_TEXT = RandomGenerator.of("L64X128MixRandom").ints(20_000, 'a', 'z' + 1)
            .mapToObj(Character::toString).collect(Collectors.joining());

    private final TestQuerySide querySide = TestQuerySide.shared();
    private final TestFleet testFleet = new TestFleet(querySide, "extremes-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void projectsTextsOfAnyLength() {
        UUID draft = startDraft(LONG_TEXT);
        testFleet.saveStep(LONG_TEXT, draft, "basics", "{\"name\":\"" + LONG_TEXT + "\",\"namespace\":\"" + LONG_TEXT + "\"}");
        testFleet.saveStep(LONG_TEXT, draft, "placement", "{\"clusters\":[\"" + LONG_TEXT + "\"],\"exclude\":[\"" + LONG_TEXT + "\"]}");
        appendRefusal(LONG_TEXT);
        grant(LONG_TEXT, LONG_TEXT);
        assertProjected();
        assertThat(testFleet.get(testFleet.admin, "/api/v1/drafts?namespace=" + LONG_TEXT.substring(0, 253)).at("/total").intValue())
                .isZero();
        assertThat(testFleet.get(testFleet.admin, "/api/v1/drafts/" + draft).at("/namespace").stringValue()).isEqualTo(LONG_TEXT);
    }

    @Test
    void projectsCharactersThatDatabaseRejects() {
        for (String text : List.of("\0", "a\0b", "\ud800", "\udc00\ud83d", "\uffff", "")) {
            UUID draft = startDraft(text);
            String json = ContractJson.MAPPER.writeValueAsString(text);
            testFleet.saveStep("somebody", draft, "basics", "{\"name\":" + json + ",\"namespace\":" + json + "}");
            testFleet.saveStep("somebody", draft, "placement", "{\"clusters\":[" + json + "],\"exclude\":[" + json + "]}");
            appendRefusal(text);
            grant(text, text);
        }
        assertProjected();
    }

    @Test
    void projectsDocumentsOfAnyShape() {
        UUID draft = startDraft("somebody");
        for (String step : List.of("basics", "containers", "services", "advanced", "placement", "overrides", "nothing")) {
            for (String document : List.of("{}", "[]", "null", "1e999", "\"text\"", "true",
                    "{\"name\":{},\"namespace\":[],\"clusters\":{\"a\":1},"
                    + "\"exclude\":7,\"all\":\"yes\",\"selector\":[],\"containers\":{\"a\":null}}",
                    "{\"containers\":[null,1,[],{\"name\":{}}]}")) {
                testFleet.saveStep("somebody", draft, step, document);
            }
        }
        assertProjected();
    }

    @Test
    void projectsLargePlacement() {
        UUID draft = startDraft("somebody");
        String clusters = IntStream.range(0, 60_000).mapToObj(i -> "\"cluster-" + i + "\"").collect(Collectors.joining(",", "[", "]"));
        testFleet.saveStep("somebody", draft, "placement", "{\"clusters\":" + clusters + "}");
        assertProjected();
        testFleet.saveStep("somebody", draft, "basics", "{\"name\":\"x\"}");
        assertProjected();
        testFleet.saveStep("somebody", draft, "placement", "{\"exclude\":" + clusters.replace("cluster-59999", "z") + "}");
        assertProjected();
    }

    @Test
    void truncatesLongListOfChanges() {
        UUID draft = startDraft("somebody");
        for (String version : List.of("v1", "v2")) {
            testFleet.saveStep("somebody", draft, "containers", IntStream.range(0, 3_000)
                    .mapToObj(i -> "{\"name\":\"c-" + i + "\",\"image\":\"quay.io/x/y:" + version + "\"}")
                    .collect(Collectors.joining(",", "{\"containers\":[", "]}")));
            assertProjected();
        }
        var changes = testFleet.get(testFleet.admin, "/api/v1/audit?draft=" + draft).at("/items/0/changes");
        assertThat(changes.size()).isEqualTo(201);
        assertThat(changes.at("/200/label").stringValue()).isEqualTo("and 2800 more");
    }

    @Test
    void truncatesLongValuesAndCountsOmittedPart() {
        UUID draft = startDraft("somebody");
        testFleet.saveStep("somebody", draft, "basics", "{\"description\":\"" + "a".repeat(100_000) + "\"}");
        testFleet.saveStep("somebody", draft, "placement", "{\"clusters\":" + IntStream.range(0, 10_000)
                .mapToObj(i -> "\"cluster-" + i + "\"")
                .collect(Collectors.joining(",", "[", "]")) + "}");
        assertProjected();

        var entries = testFleet.get(testFleet.admin, "/api/v1/audit?draft=" + draft).at("/items");

        var names = entries.at("/0/changes/0/after");
        assertThat(names.get(0).stringValue()).isEqualTo("cluster-0");
        assertThat(names.get(names.size() - 1).stringValue()).isEqualTo("… and " + (10_000 - names.size() + 1) + " more");
        assertThat(entries.at("/1/changes/0/after").stringValue()).startsWith("aaaa").endsWith("… and 83616 characters more");
        assertThat(entries.toString()).hasSizeLessThan(50_000);
    }

    @Test
    void limitsTotalLengthOfAuditEntry() {
        UUID draft = startDraft("somebody");
        testFleet.saveStep("somebody", draft, "containers", IntStream.range(0, 90)
                .mapToObj(i -> "{\"name\":\"V" + i + "\",\"value\":\"" + "a".repeat(9_000) + "\"}")
                .collect(Collectors.joining(",", "{\"containers\":[{\"name\":\"c\",\"env\":[", "]}]}")));
        testFleet.saveStep("somebody", draft, "containers", IntStream.range(0, 90)
                .mapToObj(i -> "{\"name\":\"V" + i + "\",\"value\":\"" + "b".repeat(9_000) + "\"}")
                .collect(Collectors.joining(",", "{\"containers\":[{\"name\":\"c\",\"env\":[", "]}]}")));
        assertProjected();

        var changes = testFleet.get(testFleet.admin, "/api/v1/audit?draft=" + draft).at("/items/0/changes");

        assertThat(changes.toString()).hasSizeLessThan(80_000);
        assertThat(changes.get(changes.size() - 1).at("/label").stringValue()).isEqualTo("and " + (90 - changes.size() + 1) + " more");
    }

    @Test
    void ignoresGrantOfUnknownRole() {
        String person = testFleet.prefix + "-person";
        grant("Emperor", person);
        assertThat(testFleet.get(person, "/api/v1/me").at("/roles").isEmpty()).isTrue();
    }

    @Test
    void ignoresGrantToGroupWithoutName() {
        testFleet.position = querySide.ledger.append("system", "grant.give", new GrantEvent.Given(UUID.randomUUID(), "NSViewer",
                new GrantEvent.Holder("group", ""), new GrantEvent.Scope(true, null, null, "x")));
        assertThat(testFleet.get(testFleet.prefix + "-nobody", "/api/v1/me").at("/roles").isEmpty()).isTrue();
    }

    private UUID startDraft(String owner) {
        UUID draft = TestFleet.newId();
        testFleet.position = querySide.ledger.append("somebody", "draft.start",
                new DraftEvent.Started(draft, "DaemonSet", "somebody", owner, null, null, null, null),
                new DraftEvent.HandedOver(draft, owner));
        return draft;
    }

    private void appendRefusal(String text) {
        testFleet.position = querySide.ledger.append("somebody", "cluster.label",
                new RefusalEvent.Refused(text, new RefusalEvent.Target(null, null, text, text),
                        404, text, List.of(new RefusalEvent.Missing(text, text, text)), List.of(text)));
    }

    private void grant(String role, String holder) {
        testFleet.position = querySide.ledger.append("system", "grant.give", new GrantEvent.Given(UUID.randomUUID(), role,
                new GrantEvent.Holder("user", holder), new GrantEvent.Scope(true, List.of(holder), null, holder)));
    }

    private void assertProjected() {
        TestQuerySide.eventually("position " + testFleet.position + " is projected",
                () -> querySide.count("select position from views.progress") >= testFleet.position);
    }
}

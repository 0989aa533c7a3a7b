package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The targets of a draft show in which wave each cluster would be reached. */
class DraftWavesIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private TestFleet testFleet;
    private String one;
    private String two;
    private String three;
    private UUID draft;

    @BeforeEach
    void startDraft() {
        testFleet = new TestFleet(QUERY_SIDE, "waves-" + UUID.randomUUID().toString().substring(0, 8));
        one = testFleet.registerCluster("1");
        two = testFleet.registerCluster("2");
        three = testFleet.registerCluster("3");
        draft = testFleet.createDraft(testFleet.admin, "exporter", "monitoring", List.of(one, two, three));
    }

    @Test
    void showsWavesOfCarefulPlan() {
        JsonNode targets = targets(testFleet.admin);

        assertThat(waves(targets)).containsExactly("first 1", "tenth 1", "rest 1");
        assertThat(waveOf(targets, one)).isEqualTo("first");
        assertThat(waveOf(targets, two)).isEqualTo("tenth");
        assertThat(waveOf(targets, three)).isEqualTo("rest");
    }

    @Test
    void takesClusterThatReportsFirst() {
        testFleet.sendReport(two);

        assertThat(waveOf(targets(testFleet.admin), two)).isEqualTo("first");

        QUERY_SIDE.executeAsOwner("update views.heartbeats set heard_at = now() - interval '1 day' where cluster = '" + two + "'");
        assertThat(waveOf(targets(testFleet.admin), one)).as("the other one is silent").isEqualTo("first");
    }

    @Test
    void showsStatedPlanAndNoWaveForClusterThatIsNotChosen() {
        save("\"exclude\":[\"" + one + "\"],\"rollout\":{\"waves\":[{\"name\":\"night\",\"clusters\":{\"rest\":true},"
                + "\"maxConcurrent\":\"50%\",\"soak\":\"PT5M\",\"window\":{\"from\":\"22:00\",\"to\":\"06:00\"},"
                + "\"approval\":{\"expires\":\"PT2H\"}}]}");

        JsonNode targets = targets(testFleet.admin);

        assertThat(targets.at("/waves")).isEqualTo(TestFleet.json("""
                [{"name":"night","count":2,"maxConcurrent":1,"soak":"PT5M","gate":"Running",
                  "window":{"days":[],"from":"22:00","to":"06:00","zone":"UTC"},"approvalExpires":"PT2H"}]"""));
        assertThat(waveOf(targets, one)).isNull();
        assertThat(waveOf(targets, two)).isEqualTo("night");
    }

    @Test
    void showsNoWavesWhilePlanViolatesRules() {
        save("\"rollout\":{\"waves\":[{\"name\":\"a\",\"clusters\":{\"count\":-1},\"soak\":\"soon\"}]}");

        JsonNode targets = targets(testFleet.admin);

        assertThat(targets.at("/chosen").intValue()).isEqualTo(3);
        assertThat(targets.at("/waves")).isEmpty();
        assertThat(waveOf(targets, one)).isNull();
    }

    @Test
    void countsOnlyClustersThatReaderMaySee() {
        testFleet.grant(testFleet.prefix + "-ann", "NSEditor", "monitoring", two, three);

        JsonNode targets = targets(testFleet.prefix + "-ann");

        assertThat(waves(targets)).containsExactly("first 1", "tenth 1", "rest 0");
        assertThat(targets.toString()).doesNotContain(one);
    }

    private void save(String placement) {
        testFleet.saveStep(testFleet.admin, draft, "placement",
                "{\"clusters\":[\"" + one + "\",\"" + two + "\",\"" + three + "\"]," + placement + "}");
    }

    private JsonNode targets(String reader) {
        return testFleet.get(reader, "/api/v1/drafts/" + draft + "/targets");
    }

    private static List<String> waves(JsonNode targets) {
        return targets.at("/waves").valueStream().map(wave -> wave.at("/name").stringValue() + " " + wave.at("/count").intValue()).toList();
    }

    private static String waveOf(JsonNode targets, String cluster) {
        return targets.at("/items").valueStream().filter(target -> target.at("/cluster").stringValue().equals(cluster)).findFirst()
                .map(target -> target.at("/wave").stringValue(null)).orElse(null);
    }
}

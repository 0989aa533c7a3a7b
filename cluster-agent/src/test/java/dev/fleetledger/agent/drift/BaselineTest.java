package dev.fleetledger.agent.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.contract.ContractJson;

class BaselineTest {

    private static final JsonNode WANTED = json("{\"spec\":{\"a\":1}}");
    private static final String PRIORITY_OF_ANOTHER = "{\"f:priority\":{}}";

    @Test
    void isUnchangedByOrderOfMembersAndEmptyContainers() {
        Baseline baseline = baseline(live(1, "{\"a\":1,\"b\":{\"c\":2}}", "{}"), null, Set.of());

        assertThat(baseline.isChanged(live(2, "{\"b\":{\"c\":2,\"d\":{}},\"a\":1}", "{}"), Set.of())).isFalse();
        assertThat(baseline.isChanged(live(2, "{\"b\":{\"c\":3},\"a\":1}", "{}"), Set.of())).isTrue();
    }

    @Test
    void isUnchangedByDefaultsOfNewApiServer() {
        Baseline baseline = baseline(live(1, "{\"a\":1}", "{}"), null, Set.of());

        assertThat(baseline.isChanged(live(1, "{\"a\":1,\"newDefault\":true}", "{}"), Set.of())).isFalse();
    }

    @Test
    void isUnchangedByIgnoredFieldsAndRestart() {
        Baseline baseline = baseline(live(1, "{\"a\":1,\"b\":2}", "{}"), null, Set.of("/spec/b"));

        assertThat(baseline.isChanged(live(2, """
                {"a":1,"b":3,"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"now"}}}}""", "{}"),
                Set.of("/spec/b"))).isFalse();
    }

    @Test
    void acceptsWhatOthersOwnInFirstAnswerOnly() {
        Baseline first = baseline(live(1, "{\"a\":1,\"priority\":7}", PRIORITY_OF_ANOTHER), null, Set.of());
        Baseline empty = baseline(live(1, "{\"a\":1}", "{}"), null, Set.of());

        assertThat(first.foreign()).containsExactly("/spec/priority");
        assertThat(baseline(live(2, "{\"a\":1,\"priority\":7}", PRIORITY_OF_ANOTHER), first, Set.of()).foreign())
                .isEqualTo(List.of("/spec/priority"));
        assertThat(baseline(live(2, "{\"a\":1,\"priority\":7}", PRIORITY_OF_ANOTHER), empty, Set.of()).foreign()).isEmpty();
    }

    @Test
    void keepsOwnFieldsAsWantedAndIgnoredOnesAsTheyAre() {
        ObjectNode wanted = (ObjectNode) json("""
                {"spec":{"a":1,"b":2,"containers":[{"name":"main","cpu":1},{"name":"other","cpu":1}]}}""");

        IgnoredFields.keep(wanted, json("{\"spec\":{\"a\":5,\"containers\":[{\"name\":\"other\"},{\"name\":\"main\",\"cpu\":9}]}}"),
                Set.of("/spec/b", "/spec/containers/main/cpu"));

        assertThat(wanted).isEqualTo(json("{\"spec\":{\"a\":1,\"containers\":[{\"name\":\"main\",\"cpu\":9},{\"name\":\"other\",\"cpu\":1}]}}"));
    }

    private static Baseline baseline(LiveObject answer, Baseline previous, Set<String> ignored) {
        return Baseline.of(answer, WANTED, previous, ignored);
    }

    private static LiveObject live(int generation, String spec, String ownedByAnother) {
        return new LiveObject(json("""
                {"metadata":{"generation":%s,"managedFields":[{"manager":"helper","operation":"Update","fieldsV1":{"f:spec":%s}}]},
                 "spec":%s}""".formatted(generation, ownedByAnother, spec)));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

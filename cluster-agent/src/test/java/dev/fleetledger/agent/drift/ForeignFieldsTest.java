package dev.fleetledger.agent.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.contract.ContractJson;

class ForeignFieldsTest {

    private static final JsonNode WANTED = json("""
            {"spec":{"template":{"spec":{"containers":[{"name":"main","image":"a","ports":[{"containerPort":80}]}]}}}}""");
    private static final String POD = "/spec/template/spec";

    @Test
    void findsAddedContainerAsWhole() {
        LiveObject live = live("""
                [{"name":"added","image":"x"},{"name":"main","image":"a"}]""", "", """
                {"f:containers":{"k:{\\"name\\":\\"added\\"}":{".":{},"f:name":{},"f:image":{}}}}""");

        assertThat(ForeignFields.find(live, WANTED, Set.of())).singleElement().satisfies(field -> {
            assertThat(field.pointer()).isEqualTo(POD + "/containers/added");
            assertThat(field.path()).isEqualTo(POD + "/containers/0");
            assertThat(field.manager().name()).isEqualTo("helper");
        });
    }

    @Test
    void findsTopmostFieldThatIsNotWanted() {
        LiveObject live = live("""
                [{"name":"main","image":"a","securityContext":{"privileged":true},"ports":[{"containerPort":80,"protocol":"TCP","hostPort":80}]}]""",
                ",\"hostNetwork\":true", """
                {"f:hostNetwork":{},"f:containers":{"k:{\\"name\\":\\"main\\"}":{"f:image":{},"f:securityContext":{"f:privileged":{}},
                 "f:ports":{"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":{"f:hostPort":{}}}}}}""");

        assertThat(pointers(live, Set.of())).containsExactlyInAnyOrder(POD + "/hostNetwork", POD + "/containers/main/securityContext",
                POD + "/containers/main/ports/80~1TCP/hostPort");
    }

    @Test
    void findsOnlyWhatIsNewBesideAcceptedField() {
        LiveObject live = live("""
                [{"name":"main","securityContext":{"privileged":true,"runAsUser":7}}]""", ",\"tolerations\":[{\"operator\":\"Exists\"}]", """
                {"f:tolerations":{},"f:containers":{"k:{\\"name\\":\\"main\\"}":{"f:securityContext":{"f:privileged":{},"f:runAsUser":{}}}}}""");

        assertThat(pointers(live, Set.of(POD + "/containers/main/securityContext/runAsUser", POD + "/tolerations")))
                .containsExactly(POD + "/containers/main/securityContext/privileged");
    }

    @Test
    void removesLaterListItemsFirst() {
        assertThat(ForeignFields.inRemovalOrder(List.of("/spec/a/2", "/spec/a/10", "/spec/a/2/b", "/spec/c")))
                .containsExactly("/spec/c", "/spec/a/10", "/spec/a/2/b", "/spec/a/2");
    }

    private static List<String> pointers(LiveObject live, Set<String> accepted) {
        return ForeignFields.find(live, WANTED, accepted).stream().map(ForeignField::pointer).toList();
    }

    private static LiveObject live(String containers, String more, String owned) {
        return new LiveObject(json("""
                {"metadata":{"managedFields":[
                  {"manager":"fleetledger-agent","operation":"Apply","fieldsV1":{"f:spec":{"f:minReadySeconds":{}}}},
                  {"manager":"helper","operation":"Update","fieldsV1":{"f:spec":{"f:template":{"f:spec":%s}}}}]},
                 "spec":{"template":{"spec":{"containers":%s%s}}}}""".formatted(owned, containers, more)));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

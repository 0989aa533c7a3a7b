package dev.fleetledger.command.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.ContractJson;

/** Messages by which newcomers went wrong: each says what it is about, which value was found and what to write instead. */
class MessagesIT {

    private static final String CONTAINER = "containers | {'containers': [{'name': 'main', 'image': 'registry.example/a:1', ";
    private static final String VOLUME = "containers | {'containers': [{'name': 'main', 'image': 'registry.example/a:1'}], 'volumes': [";

    private final Caller alice = TestFleet.first().as("alice");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        CONTAINER + "'env': [{'name': 'A', 'value': 1}]}]} | This must be a text, but it is the number 1. | Put it in quotes: \"1\".",
        "containers | {'containers': [{'name': 'main', 'image': 'nginx:1 '}]} | Image \"nginx:1 \" is no image reference. | \"nginx:1\".",
        CONTAINER + "'resources': {'cpu': {'limit': '1 '}}}]}     | CPU limit \"1 \" is no quantity.          | \"1\".",
        VOLUME + "{'name': 'a'}]}                    | The volume needs one of hostPath, emptyDir,            | Add exactly one of them.",
        VOLUME + "{'name': 'a', 'emptyDir': {}, 'hostPath': {'path': '/a'}}]} | The volume has hostPath and emptyDir | Keep one of them",
        VOLUME + "{'name': 'a', 'projected': {'sources': [{'downwardAPI': {'items': [{'path': 'a', 'resourceFieldRef': {'resource':"
            + " 'limits.cpu'}}]}}]}}]}  | must say which container | Add containerName beside resource, with the name of a container",
        "services | {'services': [{'ports': [{'port': 80}], 'loadBalancerIP': '192.0.2.1'}]} | of the type LoadBalancer has loadBalancerIP"
            + " | Leave loadBalancerIP out, or set the type to LoadBalancer.",
        "services | {'services': [{'ports': [{'port': 80}], 'externalTrafficPolicy': 'Local'}]} | of the types NodePort and LoadBalancer"
            + " has externalTrafficPolicy, | Leave externalTrafficPolicy out, or set the type",
        "services | {'services': [{'ports': [{'port': 80, 'nodePort': 30080}]}]} | of the types NodePort and LoadBalancer has node ports"
            + " | Leave nodePort out, or set the type",
        "advanced | {'scheduling': {'affinity': {'nodeAffinity': {'requiredDuringSchedulingIgnoredDuringExecution': {'nodeSelectorTerms':"
            + " [{}]}}}}} | nodeSelectorTerms is empty | Add an expression to matchExpressions or matchFields",
        "advanced | {'scheduling': {'affinity': {'nodeAffinity': {'requiredDuringSchedulingIgnoredDuringExecution': {'nodeSelectorTerms':"
            + " []}}}}} | no term in nodeSelectorTerms, so no node could match | Add",
        VOLUME + "{'name': 'a', 'configMap': {'name': 'b', 'defaultMode': 644}}]} | Mode of files 644 (octal 01204) is no mode of a file"
            + " | 420 (octal 0644)",
        CONTAINER + "'ports': [{'name': 'Metrics', 'containerPort': 80}]}]} | Port name \"Metrics\" is no name of a port."
            + " | at most 15 lower-case letters, digits and dashes, one letter at least",
        "advanced | {'scheduling': {'hostPID': true, 'shareProcessNamespace': true}} | hostPID and shareProcessNamespace are both on"
            + " | Turn off hostPID or shareProcessNamespace.",
        "containers | {'containers': [{'name': 'äb', 'image': 'nginx:1'}]} | \"äb\" doesn't start with one of the lower-case letters a–z."
            + " | Start it with a lower-case letter a–z."})
    void saysWhatIsWrongInStep(String step, String document, String message, String remedy) {
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");

        Reply saved = alice.put(draft.path() + "/steps/" + step, document.replace('\'', '"'), "If-Match", draft.etag());

        assertThat(sentences(saved)).as(saved.toString()).anySatisfy(sentence -> assertThat(sentence).contains(message, remedy));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "apiVersion: extensions/v1beta1~kind: DaemonSet~metadata: {name: a} | At /0/apiVersion: Kubernetes has not served this"
            + " version since 1.16. | Write apps/v1",
        "apiVersion: v1~kind: ConfigMap~metadata: {name: a} | The YAML has no object of the kind DaemonSet. | Send YAML with a"
            + " DaemonSet",
        "apiVersion: apps/v1~kind: DaemonSet~kind: DaemonSet | A key stands twice in one object: in the lines 2 and 3. | Keep one of"
            + " the two. kubectl would use the last one",
        "apiVersion: apps/v1~kind: DaemonSet~metadata: {name: a, labels: {a: 1}} | At /0/metadata/labels/a: This must be a text,"
            + " but it is the number 1. | Put it in quotes: \"1\"."})
    void saysWhatIsWrongInYaml(String yaml, String detail, String remedy) {
        Reply refused = alice.post("/api/v1/drafts", ContractJson.MAPPER.createObjectNode().put("kind", "DaemonSet")
                .set("from", ContractJson.MAPPER.createObjectNode().put("yaml", yaml.replace('~', '\n'))).toString());

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.text("detail")).isEqualTo(detail);
        assertThat(refused.text("remedy")).startsWith(remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "POST /grants  | {'role': 'NSViewer', 'holder': {'kind': 'user', 'id': 'x'}, 'scope': {'all': true, 'namespace': 'default'}}"
            + " | Your roles don't allow this: it needs NSAdmin in namespace default.",
        "POST /clusters/eu-1:cordon | {} | Your roles don't allow this: it needs ClusterAdmin in cluster eu-1."})
    void saysWhichRoleIsMissing(String endpoint, String body, String detail) {
        Reply refused = alice.send(endpoint.split(" ")[0], "/api/v1" + endpoint.split(" ")[1], body.replace('\'', '"'), "If-Match", "*");

        assertThat(refused.text("detail")).as(refused.toString()).isEqualTo(detail);
    }

    /** Each violation and warning, and the problem itself, with its remedy. */
    private static List<String> sentences(Reply reply) {
        JsonNode json = reply.json();
        return Stream.concat(Stream.of(json.path("detail").asString("") + " " + json.path("remedy").asString("")),
                Stream.of("violations", "warnings").flatMap(member -> json.path(member).valueStream())
                        .map(it -> it.path("message").asString() + " " + it.path("remedy").asString())).toList();
    }
}

package dev.fleetledger.manifest.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.change.Changes;
import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.render.Golden;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.yaml.Yaml;

/** DaemonSets from real installations become drafts, and no field is lost. */
class ImportingTest {
    private static final String DAEMON_SET = """
        {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: abcd}, spec: {selector: {matchLabels: {a: b}}, template: {
          metadata: {labels: {a: b}}, spec: {containers: [{name: abcd, image: 'a:1'}]}}}}
        """;

    static List<Path> wild() throws IOException {
        return Given.wild();
    }

    private static Imported imported(String name) throws IOException {
        return Importing.yaml(Files.readString(Given.RESOURCES.resolve("wild").resolve(name + ".yaml")));
    }

    @ParameterizedTest
    @MethodSource("wild")
    void importsDaemonSetAsValidDraft(Path file) throws IOException {
        Imported imported = Importing.yaml(Files.readString(file));

        assertThat(imported.problems()).isEmpty();
        imported.documents().byStep().forEach((step, document) -> assertThat(Shape.check(step, document)).isEmpty());
        assertThat(Rules.check(imported.documents(), imported.circumstances()).violations()).isEmpty();
    }

    /** Importing and rendering can be repeated without changes. */
    @ParameterizedTest
    @MethodSource("wild")
    void importsRenderedManifestsUnchanged(Path file) throws IOException {
        Imported once = Importing.yaml(Files.readString(file));
        List<Manifest> manifests = Rendering.render(Specification.of(Defaults.fill(once.documents()), once.kept()), Golden.EU_1);

        Imported twice = Importing.yaml(Yaml.print(manifests));

        assertThat(leaves(twice)).isEqualTo(leaves(once));
        assertThat(twice.found()).isEqualTo(once.found());
        Documents filled = Defaults.fill(once.documents()).documents();
        for (Step step : List.of(Step.CONTAINERS, Step.SERVICES, Step.ADVANCED)) {
            assertThat(Changes.between(step, filled.of(step), Defaults.fill(twice.documents()).documents().of(step)))
                .allMatch(change -> Json.text("").equals(change.before()) && change.after() == null);
        }
    }

    /** Kept fields are compared leaf by leaf, because a field of the form in the same object splits them into smaller parts. */
    private static Set<String> leaves(Imported imported) {
        return imported.kept().stream().flatMap(kept -> leaves(kept.object() + kept.path(), kept.value()).stream()).collect(Collectors.toSet());
    }

    private static List<String> leaves(String path, JsonNode value) {
        return !value.isObject() || value.isEmpty() ? List.of(path + " " + Json.sorted(value))
            : value.properties().stream().flatMap(one -> leaves(path + "/" + dev.fleetledger.manifest.document.Path.escaped(one.getKey()), one.getValue()).stream()).toList();
    }

    @Test
    void rejectsValueOfVariableWithKeptSource() {
        Imported imported = Importing.yaml(DAEMON_SET.replace("containers: [{", "volumes: [{name: v, emptyDir: {}}], "
            + "containers: [{env: [{name: A, valueFrom: {fileKeyRef: {volumeName: v, path: a, key: K}}}], "));
        ObjectNode containers = (ObjectNode) imported.documents().of(Step.CONTAINERS).deepCopy();
        ((ObjectNode) containers.at("/containers/0")).set("env", Given.json("[{'name': 'A', 'value': 'x'}]"));

        assertThat(Rules.check(imported.documents(), imported.circumstances()).violations()).isEmpty();
        assertThat(Rules.check(imported.documents().with(Step.CONTAINERS, containers), imported.circumstances()).violations())
            .extracting(Violation::rule).contains("VariableHasValueAndSource");
    }

    @Test
    void keepsFieldsThatFormDoesNotHave() throws IOException {
        assertThat(imported("cni-plugin").kept()).extracting(Kept::path).containsExactlyInAnyOrder(
            "/spec/template/spec/initContainers/watch-config/restartPolicy",
            "/spec/template/spec/initContainers/watch-config/startupProbe",
            "/spec/template/spec/containers/cni/volumeMounts/~1sys~1fs~1bpf/recursiveReadOnly");
        assertThat(imported("csi-node-driver").kept()).extracting(Kept::path).containsExactlyInAnyOrder(
            "/spec/template/spec/volumes/backup/nfs",
            "/spec/template/spec/enableServiceLinks",
            "/spec/template/spec/containers/registrar/imagePullPolicy",
            "/spec/template/spec/containers/registrar/resources/limits/ephemeral-storage");
    }

    @Test
    void listsObjectsNotImportedWithoutReadingSecrets() throws IOException {
        Imported imported = imported("log-collector");

        assertThat(imported.notCarried()).containsExactly("Secret output");
        assertThat(imported.toString()).doesNotContain("hunter2");
    }

    @Test
    void dropsFieldsWrittenByServer() throws IOException {
        Imported imported = imported("log-collector");

        assertThat(imported.kept()).extracting(one -> one.object() + one.path()).containsExactlyInAnyOrder(
            "Service/fd/spec/trafficDistribution", "Service/fd/spec/ports/forward/appProtocol");
        assertThat(imported.documents().of(Step.ADVANCED).path("annotations")).isEqualTo(Given.json("{'owner': 'logging'}"));
    }

    @Test
    void readsNumbersAsKubectlDoes() throws IOException {
        assertThat(imported("log-collector").documents().of(Step.CONTAINERS).at("/volumes/1/configMap/items/0/mode")).isEqualTo(Json.whole(256));
    }

    @Test
    void keepsOrderOfVolumesThatFormDoesNotKnow() throws IOException {
        Imported imported = imported("syscall-watcher");

        assertThat(imported.documents().of(Step.CONTAINERS).path("volumes").valueStream().map(volume -> Json.text(volume, "name")))
            .containsExactly("plugins-install-dir",
            "rulesfiles-install-dir", "root-falco-fs", "boot-fs", "etc-fs", "dev-fs", "proc-fs", "falco-yaml", "token", "dw");
    }

    @Test
    void dropsOwnerReferences() throws IOException {
        Imported imported = imported("owned-by-an-operator");

        assertThat(imported.notCarried()).containsExactly("Owner DynaKube dynakube");
        assertThat(imported.kept()).noneMatch(one -> one.path().contains("ownerReferences"));
    }

    @Test
    void ignoresServiceOfOtherApiGroup() {
        Imported imported = Importing.yaml(DAEMON_SET + "---\n{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}}\n");

        assertThat(imported.notCarried()).containsExactly("Service of serving.knative.dev/v1 web");
        assertThat(imported.documents().of(Step.SERVICES).path("services")).isEmpty();
    }

    @Test
    void warnsAboutImportedServiceSelectorUntilChanged() throws IOException {
        Imported imported = imported("dns-cache");
        ObjectNode other = (ObjectNode) imported.documents().of(Step.SERVICES).deepCopy();
        ((ObjectNode) other.at("/services/0/selector")).put("k8s-app", "kube-dns-2");

        assertThat(Rules.check(imported.documents(), imported.circumstances()).violations()).isEmpty();
        assertThat(Rules.check(imported.documents().with(Step.SERVICES, other), imported.circumstances()).violations())
            .extracting(Violation::rule).containsExactly("ServiceSelectsNoPod");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "replicas: '1'                     | minReadySeconds: '1'           | /0/spec/minReadySeconds",
        "null in a list                    | template: {spec: {containers: [null]}} | /0/spec/template/spec/containers/0",
        "an object for a list              | template: {spec: {volumes: {a: b}}}   | /0/spec/template/spec/volumes",
        "a number for a text               | template: {spec: {containers: [{name: c, image: i, args: [1]}]}} | /0/spec/template/spec/containers/0/args/0",
        "a number of more than 32 bits     | revisionHistoryLimit: 2147483648 | /0/spec/revisionHistoryLimit"})
    void rejectsTypesThatApiServerCannotDecode(String what, String spec, String pointer) {
        Imported imported = Importing.yaml("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: abcd}, spec: {" + spec + "}}");

        assertThat(imported.problems()).as(what).extracting(Misshape::pointer).containsExactly(pointer);
    }

    @Test
    void readsNullInTextMapAsEmptyText() {
        Imported imported = Importing.yaml(DAEMON_SET.replace("name: abcd", "name: abcd, annotations: {a: , b: ''}"));

        assertThat(imported.documents().of(Step.ADVANCED).path("annotations")).isEqualTo(Given.json("{'a': '', 'b': ''}"));
    }

    @Test
    void readsHundredPercentUnavailableAsReplace() throws IOException {
        assertThat(imported("csi-node-driver").documents().of(Step.ADVANCED).at("/upgrade/method")).isEqualTo(Json.text("Replace"));
    }

    @Test
    void writesOutKubernetesDefaultsThatDifferFromWizard() throws IOException {
        Documents documents = imported("gpu-plugin").documents();

        assertThat(documents.of(Step.CONTAINERS).at("/containers/0/resources/cpu")).isEqualTo(Given.json("{'request': '', 'limit': ''}"));
        assertThat(documents.of(Step.CONTAINERS).at("/containers/0/alwaysPull")).isEqualTo(Json.flag(false));
        assertThat(documents.of(Step.ADVANCED).at("/upgrade/maxUnavailable")).isEqualTo(Json.whole(1));
    }

    @Test
    void warnsAboutImportedNames() throws IOException {
        Imported imported = imported("cni-plugin");

        Findings found = Rules.check(imported.documents(), imported.circumstances());
        Findings typed = Rules.check(imported.documents());

        assertThat(found.warnings()).extracting(Violation::rule).contains("NameIsTooShort");
        assertThat(typed.violations()).extracting(Violation::rule).contains("NameIsTooShort");
    }

    @Test
    void warnsAboutImportedSurgeOverHostPortsUntilChanged() throws IOException {
        Imported imported = imported("security-agent");
        JsonNode containers = Given.json("{'containers': [{'name': 'falcon', 'image': 'a:1', 'ports': [{'containerPort': 1, 'hostPort': 1}]}]}");
        Documents found = imported.documents().with(Step.CONTAINERS, containers);
        Documents changed = found.with(Step.ADVANCED, Given.json("{'upgrade': {'maxSurge': 2}}"));

        assertThat(surge(Rules.check(found, imported.circumstances()).warnings())).isTrue();
        assertThat(surge(Rules.check(changed, imported.circumstances()).violations())).isTrue();
    }

    private static boolean surge(List<Violation> findings) {
        return findings.stream().anyMatch(finding -> finding.rule().equals("SurgeNeedsFreeHostPorts"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{a: 1, a: 2}                                                            | ``",
        "a: [                                                                    | ``",
        "a: &a [*a]                                                              | ``",
        "kind: ConfigMap                                                         | ``",
        "just text                                                               | /0",
        "{apiVersion: extensions/v1beta1, kind: DaemonSet, metadata: {name: a}}  | /0/apiVersion",
        "{apiVersion: apps/v1beta2, kind: DaemonSet, metadata: {name: a}}        | /0/apiVersion",
        "{kind: List, items: [{apiVersion: x/v1, kind: DaemonSet}]}              | /0/items/0/apiVersion"})
    void rejectsYamlThatCannotBecomeDraft(String yaml, String pointer) {
        Imported imported = Importing.yaml(yaml);

        assertThat(imported.problems()).extracting(Misshape::pointer).contains(pointer);
        assertThat(imported.documents()).isEqualTo(Documents.NONE);
    }

    @Test
    void limitsMemoryOfAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }

        assertThat(Importing.yaml(bomb.toString()).problems()).isNotEmpty();
    }
}

package dev.fleetledger.manifest.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

import dev.fleetledger.manifest.diff.DocumentDiff;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.render.GoldenCases;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** DaemonSets from real installations become drafts, and no field is lost. */
class ManifestImporterTest {
    private static final String DAEMON_SET = """
        {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: abcd}, spec: {selector: {matchLabels: {a: b}}, template: {
          metadata: {labels: {a: b}}, spec: {containers: [{name: abcd, image: 'a:1'}]}}}}
        """;

    static List<Path> wild() throws IOException {
        return TestDocuments.realDaemonSets();
    }

    private static ImportResult importSample(String name) throws IOException {
        return ManifestImporter.fromYaml(Files.readString(TestDocuments.RESOURCES.resolve("wild").resolve(name + ".yaml")));
    }

    @ParameterizedTest
    @MethodSource("wild")
    void importsDaemonSetAsValidDraft(Path file) throws IOException {
        ImportResult importResult = ManifestImporter.fromYaml(Files.readString(file));

        assertThat(importResult.problems()).isEmpty();
        importResult.documents().byStep().forEach((step, document) -> assertThat(ShapeValidator.check(step, document)).isEmpty());
        assertThat(DraftValidator.validate(importResult.documents(), importResult.context()).violations()).isEmpty();
    }

    /** Importing and rendering can be repeated without changes. */
    @ParameterizedTest
    @MethodSource("wild")
    void importsRenderedManifestsUnchanged(Path file) throws IOException {
        ImportResult first = ManifestImporter.fromYaml(Files.readString(file));
        List<Manifest> manifests = ManifestRenderer.render(Specification.of(Defaults.fill(first.documents()), first.kept()),
                GoldenCases.EU_1);

        ImportResult second = ManifestImporter.fromYaml(YamlWriter.write(manifests));

        assertThat(leaves(second)).isEqualTo(leaves(first));
        assertThat(second.tolerated()).isEqualTo(first.tolerated());
        StepDocuments filled = Defaults.fill(first.documents()).documents();
        for (Step step : List.of(Step.CONTAINERS, Step.SERVICES, Step.ADVANCED)) {
            assertThat(DocumentDiff.between(step, filled.of(step), Defaults.fill(second.documents()).documents().of(step)))
                .allMatch(change -> Json.text("").equals(change.before()) && change.after() == null);
        }
    }

    /** Kept fields are compared leaf by leaf, because a field of the form in the same object splits them into smaller parts. */
    private static Set<String> leaves(ImportResult importResult) {
        return importResult.kept().stream().flatMap(keptField -> leaves(keptField.object() + keptField.path(), keptField.value()).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> leaves(String path, JsonNode value) {
        return !value.isObject() || value.isEmpty() ? List.of(path + " " + Json.sorted(value))
            : value.properties().stream().flatMap(one -> leaves(path + "/"
                    + dev.fleetledger.manifest.document.PointerPattern.escape(one.getKey()), one.getValue()).stream()).toList();
    }

    @Test
    void rejectsValueOfVariableWithKeptSource() {
        ImportResult importResult = ManifestImporter.fromYaml(DAEMON_SET.replace("containers: [{", "volumes: [{name: v, emptyDir: {}}], "
            + "containers: [{env: [{name: A, valueFrom: {fileKeyRef: {volumeName: v, path: a, key: K}}}], "));
        ObjectNode containers = (ObjectNode) importResult.documents().of(Step.CONTAINERS).deepCopy();
        ((ObjectNode) containers.at("/containers/0")).set("env", TestDocuments.json("[{'name': 'A', 'value': 'x'}]"));

        assertThat(DraftValidator.validate(importResult.documents(), importResult.context()).violations()).isEmpty();
        assertThat(DraftValidator.validate(importResult.documents().with(Step.CONTAINERS, containers), importResult.context()).violations())
            .extracting(Violation::rule).contains("VariableHasValueAndSource");
    }

    @Test
    void keepsFieldsThatFormDoesNotHave() throws IOException {
        assertThat(importSample("cni-plugin").kept()).extracting(KeptField::path).containsExactlyInAnyOrder(
            "/spec/template/spec/initContainers/watch-config/restartPolicy",
            "/spec/template/spec/initContainers/watch-config/startupProbe",
            "/spec/template/spec/containers/cni/volumeMounts/~1sys~1fs~1bpf/recursiveReadOnly");
        assertThat(importSample("csi-node-driver").kept()).extracting(KeptField::path).containsExactlyInAnyOrder(
            "/spec/template/spec/volumes/backup/nfs",
            "/spec/template/spec/enableServiceLinks",
            "/spec/template/spec/containers/registrar/imagePullPolicy",
            "/spec/template/spec/containers/registrar/resources/limits/ephemeral-storage");
    }

    @Test
    void listsObjectsNotImportedWithoutReadingSecrets() throws IOException {
        ImportResult importResult = importSample("log-collector");

        assertThat(importResult.notCarried()).extracting(OmittedObject::object).containsExactly("Secret output");
        assertThat(importResult.toString()).doesNotContain("hunter2");
    }

    @Test
    void dropsFieldsWrittenByServer() throws IOException {
        ImportResult importResult = importSample("log-collector");

        assertThat(importResult.kept()).extracting(one -> one.object() + one.path()).containsExactlyInAnyOrder(
            "Service/fd/spec/trafficDistribution", "Service/fd/spec/ports/forward/appProtocol");
        assertThat(importResult.documents().of(Step.ADVANCED).path("annotations")).isEqualTo(TestDocuments.json("{'owner': 'logging'}"));
    }

    @Test
    void readsNumbersAsKubectlDoes() throws IOException {
        assertThat(importSample("log-collector").documents().of(Step.CONTAINERS).at("/volumes/1/configMap/items/0/mode"))
                .isEqualTo(Json.integer(256));
    }

    @Test
    void keepsOrderOfVolumesThatFormDoesNotKnow() throws IOException {
        ImportResult importResult = importSample("syscall-watcher");

        assertThat(importResult.documents().of(Step.CONTAINERS).path("volumes").valueStream().map(volume -> Json.text(volume, "name")))
            .containsExactly("plugins-install-dir",
                    "rulesfiles-install-dir", "root-falco-fs", "boot-fs", "etc-fs", "dev-fs", "proc-fs", "falco-yaml", "token", "dw");
    }

    @Test
    void dropsOwnerReferences() throws IOException {
        ImportResult importResult = importSample("owned-by-an-operator");

        assertThat(importResult.notCarried()).extracting(OmittedObject::object).containsExactly("Owner DynaKube dynakube");
        assertThat(importResult.kept()).noneMatch(one -> one.path().contains("ownerReferences"));
    }

    @Test
    void ignoresServiceOfOtherApiGroup() {
        ImportResult importResult = ManifestImporter.fromYaml(DAEMON_SET
                + "---\n{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}}\n");

        assertThat(importResult.notCarried()).extracting(OmittedObject::object).containsExactly("Service of serving.knative.dev/v1 web");
        assertThat(importResult.documents().of(Step.SERVICES).path("services")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "replicas: '1'                     | minReadySeconds: '1'           | /0/spec/minReadySeconds",
        "null in a list                    | template: {spec: {containers: [null]}} | /0/spec/template/spec/containers/0",
        "an object for a list              | template: {spec: {volumes: {a: b}}}   | /0/spec/template/spec/volumes",
        "a number for a text               | template: {spec: {containers: [{name: c, image: i, args: [1]}]}} | /0/spec/template/spec/containers/0/args/0",
        "a number of more than 32 bits     | revisionHistoryLimit: 2147483648 | /0/spec/revisionHistoryLimit"})
    void rejectsTypesThatApiServerCannotDecode(String what, String spec, String pointer) {
        ImportResult importResult = ManifestImporter.fromYaml("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: abcd}, spec: {"
                + spec + "}}");

        assertThat(importResult.problems()).as(what).extracting(ShapeError::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "env: [{name: A, value: 1}]     | This must be a text, but it is the number 1. | Put it in quotes: \"1\".",
        "env: [{name: A, value: true}]  | This must be a text, but it is the word true. | Put it in quotes: \"true\".",
        "env: [{name: A, value: 13371337}] | This must be a text, but it is a number. | Put it in quotes, such as \"1\".",
        "tty: 'yes please'              | This must be true or false, but it is a text. | Write it without quotes, such as true.",
        "args: -x                       | This must be a list, but it is a text. | Write a list: in YAML each item on a line of its own "
        + "after a"
                + " dash, in JSON in square brackets.",
        "args: [a, ]                    | `` | ``",
        "env: [null]                    | This item of the list is empty. | Write its value, or leave the item out."})
    void saysHowToWriteValueOfOtherType(String member, String message, String remedy) {
        ImportResult importResult = ManifestImporter.fromYaml(DAEMON_SET.replace("containers: [{", "containers: [{" + member + ", "));

        assertThat(importResult.problems()).allSatisfy(one -> assertThat(one.rule()).isNotBlank());
        assertThat(importResult.problems()).extracting(ShapeError::message, ShapeError::remedy)
                .isEqualTo(message.isEmpty() ? List.of() : List.of(tuple(message, remedy)));
    }

    @Test
    void readsNullInTextMapAsEmptyText() {
        ImportResult importResult = ManifestImporter.fromYaml(DAEMON_SET.replace("name: abcd", "name: abcd, annotations: {a: , b: ''}"));

        assertThat(importResult.documents().of(Step.ADVANCED).path("annotations")).isEqualTo(TestDocuments.json("{'a': '', 'b': ''}"));
    }

    @Test
    void readsHundredPercentUnavailableAsReplace() throws IOException {
        assertThat(importSample("csi-node-driver").documents().of(Step.ADVANCED).at("/upgrade/method")).isEqualTo(Json.text("Replace"));
    }

    @Test
    void writesOutKubernetesDefaultsThatDifferFromWizard() throws IOException {
        StepDocuments stepDocuments = importSample("gpu-plugin").documents();

        assertThat(stepDocuments.of(Step.CONTAINERS).at("/containers/0/resources/cpu"))
                .isEqualTo(TestDocuments.json("{'request': '', 'limit': ''}"));
        assertThat(stepDocuments.of(Step.CONTAINERS).at("/containers/0/alwaysPull")).isEqualTo(Json.flag(false));
        assertThat(stepDocuments.of(Step.ADVANCED).at("/upgrade/maxUnavailable")).isEqualTo(Json.integer(1));
    }

    @Test
    void warnsAboutImportedNames() throws IOException {
        ImportResult importResult = importSample("cni-plugin");

        ValidationResult found = DraftValidator.validate(importResult.documents(), importResult.context());
        ValidationResult typed = DraftValidator.validate(importResult.documents());

        assertThat(found.warnings()).extracting(Violation::rule).contains("NameIsTooShort");
        assertThat(typed.violations()).extracting(Violation::rule).contains("NameIsTooShort");
    }

    @Test
    void warnsAboutImportedSurgeOverHostPortsUntilChanged() throws IOException {
        ImportResult importResult = importSample("security-agent");
        JsonNode containers =
                TestDocuments.json("{'containers': [{'name': 'falcon', 'image': 'a:1', 'ports': [{'containerPort': 1, 'hostPort': 1}]}]}");
        StepDocuments found = importResult.documents().with(Step.CONTAINERS, containers);
        StepDocuments changed = found.with(Step.ADVANCED, TestDocuments.json("{'upgrade': {'maxSurge': 2}}"));

        assertThat(hasSurgeFinding(DraftValidator.validate(found, importResult.context()).warnings())).isTrue();
        assertThat(hasSurgeFinding(DraftValidator.validate(changed, importResult.context()).violations())).isTrue();
    }

    private static boolean hasSurgeFinding(List<Violation> findings) {
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
        ImportResult importResult = ManifestImporter.fromYaml(yaml);

        assertThat(importResult.problems()).extracting(ShapeError::pointer).contains(pointer);
        assertThat(importResult.documents()).isEqualTo(StepDocuments.NONE);
    }

    @Test
    void limitsMemoryOfAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n".formatted(i,
                    i - 1));
        }

        assertThat(ManifestImporter.fromYaml(bomb.toString()).problems()).isNotEmpty();
    }
}

package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who reads what would change in a cluster sees the wizard's labels. */
class FieldLabelsTest {

    @ParameterizedTest
    @CsvSource({
        "DaemonSet, /spec/template/spec/containers/main/image, Image (main)",
        "DaemonSet, /spec/template/spec/containers/0/image, Image",
        "DaemonSet, /spec/template/spec/containers/main/resources/limits/memory, Memory limit (main)",
        "DaemonSet, /metadata/labels/team, Labels",
        "DaemonSet, /spec/revisionHistoryLimit, Retained versions",
        "Service/metrics, /spec/type, Access type (metrics)",
        "Service/metrics, /spec/ports/web/nodePort, 'Node port (metrics, web)'"})
    void labelsFieldOfObjectAsInWizard(String object, String pointer, String label) {
        assertThat(FieldLabels.of(object, pointer)).contains(label);
    }

    @ParameterizedTest
    @CsvSource({"DaemonSet, /spec/unheardOf", "DaemonSet, /status/numberReady", "Service/metrics, /spec/healthCheckNodePort"})
    void findsNoLabelForFieldOutsideForm(String object, String pointer) {
        assertThat(FieldLabels.of(object, pointer)).isEmpty();
    }
}

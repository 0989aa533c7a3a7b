package dev.fleetledger.manifest.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads what would change in a cluster reads it in the wizard's words. */
class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "DaemonSet, /spec/template/spec/containers/main/image, Image (main)",
        "DaemonSet, /spec/template/spec/containers/0/image, Image",
        "DaemonSet, /spec/template/spec/containers/main/resources/limits/memory, Memory limit (main)",
        "DaemonSet, /metadata/labels/team, Labels",
        "DaemonSet, /spec/revisionHistoryLimit, Retained versions",
        "Service/metrics, /spec/type, Access type (metrics)",
        "Service/metrics, /spec/ports/web/nodePort, 'Node port (metrics, web)'"})
    void a_place_in_an_object_goes_by_the_wizards_name(String object, String pointer, String label) {
        assertThat(Labels.of(object, pointer)).contains(label);
    }

    @ParameterizedTest
    @CsvSource({"DaemonSet, /spec/unheardOf", "DaemonSet, /status/numberReady", "Service/metrics, /spec/healthCheckNodePort"})
    void a_place_that_the_form_does_not_have_has_no_name(String object, String pointer) {
        assertThat(Labels.of(object, pointer)).isEmpty();
    }
}

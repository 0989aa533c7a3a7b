package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.contract.report.AttemptResult;

class ApiErrorRuleTest {

    /** Messages copied from a real API server. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            0   | No answer within 10 s                                                                           | RETRYING | ApiServerUnavailable
            0   | The TLS connection failed: PKIX path building failed                                            | RETRYING | ApiServerNotTrusted
            429 | Too many requests, please try again later.                                                      | RETRYING | ApiServerBusy
            503 | apiserver is shutting down                                                                      | RETRYING | ApiServerBusy
            404 | namespaces "x" not found                                                                        | WAITING  | NamespaceMissing
            404 | the server could not find the requested resource                                                | WAITING  | KindNotServed
            403 | daemonsets.apps "a" is forbidden: unable to create new content in namespace x because it is being terminated | WAITING | NamespaceTerminating
            403 | daemonsets.apps "a" is forbidden: User "u" cannot patch resource "daemonsets"                   | WAITING  | NotPermitted
            403 | pods "a" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1      | WAITING  | QuotaExceeded
            403 | daemonsets.apps "a" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no | WAITING | AdmissionDenied
            403 | daemonsets.apps "a" is forbidden: an admission plugin of the cluster's own says no              | WAITING | AdmissionDenied
            400 | admission webhook "w.example.org" denied the request: no                                        | WAITING  | AdmissionDenied
            401 | Unauthorized                                                                                    | WAITING  | NotAuthenticated
            422 | DaemonSet.apps "a" is invalid: spec.selector: Invalid value: field is immutable                 | REFUSED  | FieldIsImmutable
            422 | Service "a" is invalid: spec.clusterIPs[0]: Invalid value: []string{"None"}: may not change once set | REFUSED | FieldIsImmutable
            422 | Service "a" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated | WAITING | PortOrAddressTaken
            422 | DaemonSet.apps "a" is invalid: spec.template.spec.containers: Required value              | REFUSED  | InvalidObject
            500 | failed to create typed patch object (x/a; apps/v1, Kind=DaemonSet): .spec.bogus: field not declared in schema | REFUSED | InvalidObject
            500 | Internal error occurred: failed calling webhook "w": connection refused                         | RETRYING | AdmissionUnavailable
            500 | etcdserver: request is too large                                                                | REFUSED  | ObjectTooLarge
            504 | Timeout: request did not complete within requested timeout - context deadline exceeded          | RETRYING | ApiServerBusy
            500 | etcdserver: request timed out                                                                   | RETRYING | ApiServerFailed
            409 | Operation cannot be fulfilled on daemonsets.apps "a": uid mismatch                              | RETRYING | ObjectChangedMeanwhile
            413 | Request entity too large: limit is 3145728                                                      | REFUSED  | ObjectTooLarge
            418 | whatever may come                                                                               | RETRYING | ApiServerBusy
            """)
    void mapsApiErrorToRetryWaitOrRefusal(int status, String message, AttemptResult result, String code) {
        ApplyResult applyResult = ApiErrorRule.classify(new ApiServerException(status, "", message, List.of()));

        assertThat(applyResult.result()).isEqualTo(result);
        assertThat(applyResult.code()).isEqualTo(code);
        assertThat(applyResult.retryWithin() == null).as("no retry without a new generation").isEqualTo(result == AttemptResult.REFUSED);
    }

    @Test
    void truncatesMessageOfCluster() {
        ApplyResult applyResult = ApiErrorRule.classify(new ApiServerException(422, "Invalid", "long ".repeat(1000), List.of()));

        assertThat(applyResult.message()).hasSizeLessThanOrEqualTo(512).endsWith(" long…");
    }
}

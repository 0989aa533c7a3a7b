package dev.fleetledger.local.story.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.fleetledger.local.story.ApiResponse;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.SharedFleet;
import dev.fleetledger.local.story.Wizard;

/** What Fleetledger is for: a DaemonSet by the wizard into both trial clusters. */
record MainJob(Person person) {

    static final String IMAGE = "quay.io/prometheus/node-exporter:v1.8.2";

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** @return the id of the workload, which is accepted and not yet running */
    String submit(String name) {
        return fill(name).submit("for " + name).expectStatus(202).text("/workloadId");
    }

    /** All steps that a real DaemonSet needs, not submitted. */
    Wizard fill(String name) {
        return Wizard.start(person).saveBasics(name).saveContainers(IMAGE).save("advanced", """
                {"upgrade":{"method":"Rolling","maxUnavailable":"25%"},
                 "scheduling":{"tolerations":[{"operator":"Exists"}],"nodeSelector":{"kubernetes.io/os":"linux"},"hostPID":true},
                 "podLabels":{"team":"sre"}}""").inAllClusters();
    }

    /** Waits, also while services are unavailable, until the workload runs in both clusters, once. */
    ApiResponse awaitRunning(String workload) {
        ApiResponse running = SharedFleet.eventually(TIMEOUT, () -> person.get("/workloads/" + workload),
                response -> response.status() == 200 && response.text("/status").equals("Running"));
        assertThat(running.json().at("/counts/Running").asInt()).isEqualTo(2);
        assertThat(running.json().at("/revision").asInt()).isEqualTo(1);
        return running;
    }
}

package dev.fleetledger.agent.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kubernetes.ControlPlane;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/**
 * Measures the resources of one agent at rest: 50 workloads on 200 nodes, 5,000 pods of ours and 1,000 of others. Started manually; it
 * asserts nothing. See bench/README.md.
 */
final class AgentBenchmark {

    private static final String CLUSTER = "figures";
    private static final int WORKLOADS = 50;
    private static final int NODES = 200;
    private static final int PODS_PER_WORKLOAD = 100;
    private static final int FOREIGN_DAEMON_SETS = 5;
    private static final int IDLE_SECONDS = 90;
    private static final int RUNS = 3;

    private AgentBenchmark() {}

    /** @param arguments {@code hold} keeps everything running except the agent and prints how to start one by hand */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        KubernetesCluster cluster = ControlPlane.withKwok().cluster(CLUSTER);
        Path agentKubeconfig = RealCluster.grantAgentRights(cluster);
        String namespace = cluster.createNamespace("figures");
        cluster.kubectl().apply(nodeManifests());
        createForeignDaemonSets(cluster, namespace);
        TestHub hub = new TestHub(Kafka.shared());
        hub.createTopic(CLUSTER);
        List<Intent> intents = IntStream.range(0, WORKLOADS)
                .mapToObj(i -> onHalfOfNodes(TestWorkload.of(CLUSTER, namespace).name("workload-" + i).apply(1), i))
                .toList();
        intents.forEach(hub::sendIntent);
        AgentProcess agent = new AgentProcess(hub, CLUSTER, agentKubeconfig);
        Wait.untilSlowly("all pods run", () -> intents.stream().allMatch(intent -> isRunning(hub, intent)));
        agent.close();
        if (List.of(arguments).contains("hold")) {
            System.out.println(agent.environmentExports());
            Thread.currentThread().join();
        }
        System.out.printf("%d workloads, %d nodes, %d pods; each line %d s after a start%n", WORKLOADS, NODES,
                WORKLOADS * PODS_PER_WORKLOAD + FOREIGN_DAEMON_SETS * NODES, IDLE_SECONDS);
        for (int run = 0; run < RUNS; run++) {
            measure(agent);
            agent.close();
        }
        System.exit(0);
    }

    /** Queries the JVM itself last, because its responses need memory. */
    private static void measure(AgentProcess agent) throws InterruptedException, IOException {
        long start = System.nanoTime();
        agent.startAgain();
        Wait.until("it is ready", agent::isReady);
        double readySeconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(IDLE_SECONDS * 1000L);
        System.out.printf("ready %.1f s | RSS %d MiB | PSS %d MiB | its own %d MiB | %d threads%n", readySeconds,
                agent.kibibytes("Rss") / 1024,
                agent.kibibytes("Pss") / 1024, agent.kibibytes("Anonymous") / 1024, agent.threads());
        Stream.of("GC.heap_info", "VM.metaspace", "Compiler.codecache").map(agent::jcmd).flatMap(String::lines)
                .filter(line -> line.matches(" *(DefNew|Tenured|Both:|CodeCache:).*")).limit(4).forEach(System.out::println);
    }

    /** Assigns each workload to one half of the nodes. */
    static Intent onHalfOfNodes(Intent intent, int number) {
        ((ObjectNode) intent.objects().getFirst()).withObject("spec").withObject("template").withObject("spec").withObject("nodeSelector")
                .put("half", number % 2 == 0 ? "even" : "odd");
        return intent;
    }

    static boolean isRunning(TestHub hub, Intent intent) {
        return hub.facts(intent).stream().reduce((a, b) -> b).filter(AgentBenchmark::isRunning).isPresent();
    }

    private static boolean isRunning(DeploymentFacts facts) {
        ObjectFacts object = facts.object();
        return facts.attempt().result() == AttemptResult.APPLIED && object != null && object.available() >= PODS_PER_WORKLOAD;
    }

    private static String nodeManifests() {
        return IntStream.range(0, NODES).mapToObj(i -> """
                apiVersion: v1
                kind: Node
                metadata:
                  name: node-%1$d
                  labels: {kubernetes.io/hostname: node-%1$d, kubernetes.io/os: linux, half: %2$s}
                """.formatted(i, i % 2 == 0 ? "even" : "odd")).collect(Collectors.joining("---\n"));
    }

    private static void createForeignDaemonSets(KubernetesCluster cluster, String namespace) {
        IntStream.range(0, FOREIGN_DAEMON_SETS).forEach(i -> cluster.kubectl().apply("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: foreign-%1$d, namespace: %2$s}
                spec:
                  selector: {matchLabels: {app: foreign-%1$d}}
                  template:
                    metadata: {labels: {app: foreign-%1$d}}
                    spec: {containers: [{name: c, image: "registry.example/foreign:1"}]}
                """.formatted(i, namespace)));
    }
}

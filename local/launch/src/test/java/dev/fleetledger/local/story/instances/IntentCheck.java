package dev.fleetledger.local.story.instances;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.local.story.containers.ComposeProject;
import dev.fleetledger.local.story.kill.Check;
import dev.fleetledger.local.story.kill.ExpectedWorkload;
import dev.fleetledger.local.story.kill.Ledger;

/** A cluster's topic holds exactly one intent for each workload: that of the ledger. Sent again after a kill, it is the same one. */
record IntentCheck(ComposeProject project, String cluster, Ledger ledger, List<ExpectedWorkload> workloads) implements Check {

    private static final String KEY = "workload/";
    private static final String READ = """
            printf '%%s\\n' security.protocol=SASL_PLAINTEXT sasl.mechanism=PLAIN 'sasl.jaas.config=\
            org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="kafka-admin-of-a-trial";' \
            > /tmp/reader.properties
            /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server kafka:9092 --command-config /tmp/reader.properties --topic %s \
            --from-beginning --timeout-ms 10000 --formatter-property print.key=true 2> /dev/null || true""";

    @Override
    public List<String> findDiscrepancies() {
        Map<String, Set<String>> expected = workloads.stream().collect(toMap(
                workload -> WireNames.workload(UUID.fromString(workload.id())),
                workload -> ledger.wanted(workload.id(), cluster).stream().map(wanted -> describe(wanted.payload())).collect(toSet())));
        Map<String, Set<String>> sent = project.exec("kafka", "bash", "-c", READ.formatted(WireNames.intentsTopic(cluster))).lines()
                .filter(line -> line.startsWith(KEY)).map(line -> line.split("\t", 2))
                .collect(groupingBy(record -> record[0], mapping(record -> describe(JsonMapper.shared().readTree(record[1])), toSet())));
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(sent.keySet());
        return keys.stream().filter(key -> !sent.getOrDefault(key, Set.of()).equals(expected.getOrDefault(key, Set.of())))
                .map(key -> "%s was sent to %s as %s instead of %s".formatted(key, cluster, sent.get(key), expected.get(key))).toList();
    }

    private static String describe(JsonNode intent) {
        return "intent " + intent.path("intent").asString() + ", generation " + intent.path("generation").asLong();
    }
}

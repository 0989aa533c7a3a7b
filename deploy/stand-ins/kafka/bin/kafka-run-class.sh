#!/usr/bin/env bash
# kafka-run-class.sh CLASS ARGUMENT…
exec java ${KAFKA_HEAP_OPTS:--Xmx256M} \
    ${KAFKA_JVM_PERFORMANCE_OPTS:--server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent} \
    ${KAFKA_GC_LOG_OPTS-} ${KAFKA_JMX_OPTS-} ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml} \
    ${KAFKA_OPTS-} -Djava.awt.headless=true -Dkafka.logs.dir="${LOG_DIR:-/opt/kafka/logs}" -cp "/opt/kafka/libs/*${CLASSPATH:+:$CLASSPATH}" "$@"

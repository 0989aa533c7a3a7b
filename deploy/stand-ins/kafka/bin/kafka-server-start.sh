#!/usr/bin/env bash
# kafka-server-start.sh PROPERTIES
export KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G}"
export KAFKA_LOG4J_OPTS="${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml}"
# The distribution logs garbage collections to a file as well.
mkdir -p "${LOG_DIR:=/opt/kafka/logs}"
export LOG_DIR KAFKA_GC_LOG_OPTS="${KAFKA_GC_LOG_OPTS--Xlog:gc*:file=$LOG_DIR/kafkaServer-gc.log:time,tags:filecount=10,filesize=100M}"
exec /opt/kafka/bin/kafka-run-class.sh kafka.Kafka "$@"

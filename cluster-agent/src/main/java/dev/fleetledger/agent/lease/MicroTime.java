package dev.fleetledger.agent.lease;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Kubernetes' {@code MicroTime} (apimachinery, meta/v1/micro_time.go). The API server refuses one without exactly six digits after the
 * second.
 */
final class MicroTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private MicroTime() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}

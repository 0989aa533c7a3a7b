package dev.fleetledger.manifest.rollout;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.syntax.IntOrPercent;

/**
 * A wave with its clusters.
 *
 * @param clusters        sorted by name; a wave may be empty
 * @param maxConcurrent   clusters in flight at the same time; absent: all
 * @param soak            ISO 8601 duration; absent: none
 * @param gate            {@code Running}: the next wave waits until these clusters run; {@code none}: it doesn't
 * @param window          when it may send; absent: at any time
 * @param approvalExpires ISO 8601 duration after which the request for its approval expires; absent: it needs no approval of its own
 */
public record PlannedWave(String name, List<String> clusters, @Nullable Integer maxConcurrent, @Nullable String soak, String gate,
        @Nullable WaveWindow window, @Nullable String approvalExpires) {

    /** @param wave its document with all defaults written out */
    static PlannedWave of(JsonNode wave, List<String> clusters) {
        return new PlannedWave(Json.text(wave, "name"), clusters, maxConcurrent(wave.path("maxConcurrent"), clusters.size()),
            soak(Json.text(wave, "soak")), Json.text(wave, "gate"), wave.has("window") ? WaveWindow.of(wave.path("window")) : null,
            Json.isTrue(wave.path("approval"), "required") ? Json.text(wave.path("approval"), "expires") : null);
    }

    private static @Nullable Integer maxConcurrent(JsonNode share, int clusters) {
        return IntOrPercent.isPositive(share) ? Math.max(1, IntOrPercent.resolve(share, clusters)) : null;
    }

    private static @Nullable String soak(String soak) {
        return soak.isEmpty() || Duration.parse(soak).isZero() ? null : soak;
    }
}

package dev.fleetledger.manifest.rollout;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/**
 * When a wave may send.
 *
 * @param days {@code MON} … {@code SUN} on which it opens; empty: every day
 * @param from and to: times of day such as {@code 08:00}; a {@code to} before {@code from} is on the next day
 * @param zone such as {@code Europe/Berlin}
 */
public record WaveWindow(List<String> days, String from, String to, String zone) {
    static WaveWindow of(JsonNode window) {
        return new WaveWindow(window.path("days").valueStream().map(day -> day.stringValue("")).toList(),
            Json.text(window, "from"), Json.text(window, "to"), Json.text(window, "zone"));
    }
}

package dev.fleetledger.local.story.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.local.story.ApiResponse;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.SharedFleet;

/** Reads lists of the interface page by page. */
public record ListReader(Person person) {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    List<JsonNode> readAll(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String page = path + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            ApiResponse answer = SharedFleet.eventually(TIMEOUT, () -> person.get(page), it -> it.status() < 500).expectStatus(200);
            answer.json().path("items").forEach(items::add);
            cursor = answer.text("/next");
        } while (!cursor.isEmpty());
        return items;
    }
}

package dev.fleetledger.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> WORDS = List.of("cluster", "limit", "name", "namespace", "status");

    @Test
    void findsTheWordWithTheFewestDifferences() {
        assertThat(NearestWord.to("nmae", WORDS)).contains("name");
        assertThat(NearestWord.to("clusters", WORDS)).contains("cluster");
        assertThat(NearestWord.to("Namespace", WORDS)).contains("namespace");
    }

    @Test
    void findsNothingWhereMostLettersDiffer() {
        assertThat(NearestWord.to("page", List.of("limit", "cursor"))).isEmpty();
        assertThat(NearestWord.to("x", List.of())).isEmpty();
    }
}

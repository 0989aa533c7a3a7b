package dev.fleetledger.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Checks of the page as it was built. */
class StaticFilesTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"/([^\"]+)\"");
    // The Content-Security-Policy forbids each of these, but only at runtime in a browser.
    private static final Pattern INLINE = Pattern.compile("<style|style=|<script(?![^>]* src=)|\\son\\w+=");

    @Test
    void pageLinksOnlyExistingFiles() throws IOException {
        List<String> linked = LINK.matcher(page()).results().map((MatchResult match) -> match.group(1))
                // The server's answer, not a file: the page's head asks who is signed in.
                .filter(link -> !link.equals("session/me")).toList();

        assertThat(linked).anyMatch(file -> file.endsWith(".js")).anyMatch(file -> file.endsWith(".css"))
                .allSatisfy(file -> assertThat(new ClassPathResource("static/" + file).exists()).isTrue());
    }

    @Test
    void pageHasNoInlineScriptOrStyle() throws IOException {
        assertThat(INLINE.matcher(page()).find()).isFalse();
    }

    private static String page() throws IOException {
        return new ClassPathResource("static/index.html").getContentAsString(StandardCharsets.UTF_8);
    }
}

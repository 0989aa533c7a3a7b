package dev.fleetledger.console.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oauth2Client;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import dev.fleetledger.console.FakeService;

@SpringBootTest
@AutoConfigureMockMvc
class SessionControllerTest {

    private static final FakeService SERVICE = new FakeService("both");
    // https://www.rfc-editor.org/rfc/rfc7515#appendix-A.2
    private static final String UNVERIFIED = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.AAAA";

    @Autowired
    MockMvc browser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("FLEETLEDGER_QUERY_URL", SERVICE::url);
        registry.add("FLEETLEDGER_COMMAND_URL", SERVICE::url);
        registry.add("FLEETLEDGER_CONSOLE_SECRET", () -> "a-secret");
        // Nothing listens on this port: only what needs no provider works.
        registry.add("FLEETLEDGER_ISSUER", () -> "http://localhost:1");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @BeforeEach
    void clearRequests() {
        SERVICE.requests.clear();
    }

    @Test
    void sessionInMemoryLastsForSignInOnlyUntilSomebodySignsIn(@Value("${server.servlet.session.timeout}") Duration timeout,
            @Autowired SessionProperties sessions) {
        assertThat(timeout).isEqualTo(sessions.signIn()).isLessThan(sessions.inactive());
    }

    @Test
    void rejectsUnauthenticatedRequest() throws Exception {
        browser.perform(get("/api/v1/workloads"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("NotSignedIn"));
        assertThat(SERVICE.requests).isEmpty();
    }

    @Test
    void servesApiDescriptionWithoutAuthentication() throws Exception {
        browser.perform(get("/api/v1/openapi.json")).andExpect(status().isOk());

        assertThat(SERVICE.requests.poll().header("Authorization")).isEmpty();
    }

    @Test
    void readsWithTokenOfSession() throws Exception {
        browser.perform(get("/api/v1/workloads").with(alice()).with(token("of-the-session"))).andExpect(status().isOk());

        assertThat(SERVICE.requests.poll().header("Authorization")).containsExactly("Bearer of-the-session");
    }

    @Test
    void answersTokenThatCannotBeVerifiedWithUnavailable() throws Exception {
        browser.perform(get("/api/v1/workloads").header("Authorization", "Bearer " + UNVERIFIED).with(alice()).with(token("other")))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.code").value("IssuerUnavailable"));
        assertThat(SERVICE.requests).isEmpty();
    }

    @Test
    void linkToLogoutSignsNobodyOut() throws Exception {
        MockHttpSession session = new MockHttpSession();

        browser.perform(get("/logout").session(session).with(alice()));

        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void signsOutOnlyWithConsoleHeader() throws Exception {
        MockHttpSession session = new MockHttpSession();

        browser.perform(post("/session/signout").session(session).with(alice())).andExpect(status().isForbidden());
        assertThat(session.isInvalid()).isFalse();

        browser.perform(post("/session/signout").header("X-Console", "1").session(session).with(alice()));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void rejectsSessionChangeWithoutConsoleHeader() throws Exception {
        browser.perform(post("/api/v1/drafts").with(alice()).with(token("of-the-session")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("ConsoleHeaderIsMissing"));
        assertThat(SERVICE.requests).isEmpty();
    }

    @Test
    void acceptsSessionChangeWithConsoleHeader() throws Exception {
        browser.perform(post("/api/v1/drafts").header("X-Console", "1").content("{}").with(alice()).with(token("t")))
                .andExpect(status().isOk());

        assertThat(SERVICE.requests.poll().method()).isEqualTo("POST");
    }

    @Test
    void tellsPageWhoIsSignedIn() throws Exception {
        browser.perform(get("/session/me").with(alice()))
                .andExpect(jsonPath("$.signedIn").value(true))
                .andExpect(jsonPath("$.username").value("alice"));
    }

    @Test
    void redirectsToPageWhenProviderIsUnavailable() throws Exception {
        browser.perform(get("/oauth2/authorization/fleetledger")).andExpect(redirectedUrl("/?signin=unavailable"));
    }

    @Test
    void setsSecurityHeadersOnPage() throws Exception {
        browser.perform(get("/"))
                .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"));
    }

    private static RequestPostProcessor alice() {
        return oidcLogin().idToken(id -> id.subject("8a4e").claim("preferred_username", "alice"));
    }

    private static RequestPostProcessor token(String value) {
        return oauth2Client("fleetledger").accessToken(new OAuth2AccessToken(
                TokenType.BEARER, value,
                Instant.now(), Instant.now().plusSeconds(60)));
    }
}

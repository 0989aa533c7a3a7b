package dev.fleetledger.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignInTest {

    private static final String ISSUER = "http://localhost:9000";
    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/fleetledger";

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    private FakeBrowser fakeBrowser;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("FLEETLEDGER_ISSUER_DATA", data::toString);
        registry.add("FLEETLEDGER_CONSOLE_SECRET", () -> "a-secret");
    }

    @BeforeEach
    void openBrowser() {
        fakeBrowser = new FakeBrowser(URI.create("http://localhost:" + port));
    }

    @Test
    void issuesTokenForNameAndPassword() throws Exception {
        var response = fakeBrowser.post("/dev/token", "username=alice&password=alice");

        JWTClaimsSet claims = FakeBrowser.claimsOf(response.body(), "access_token");
        assertThat(claims.getSubject()).isEqualTo(SeededPeople.findByName("alice").orElseThrow().subject());
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly("fleetledger");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("alice");
    }

    @Test
    void rejectsWrongPassword() throws Exception {
        var response = fakeBrowser.post("/dev/token", "username=alice&password=bob");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).doesNotContain("access_token");
    }

    @Test
    void issuesTokensForAuthorizationCodeWithPkce() throws Exception {
        String code = fakeBrowser.signIn("bob", CALLBACK);

        var response = fakeBrowser.redeem(code, CALLBACK, "console", "a-secret");

        JWTClaimsSet access = FakeBrowser.claimsOf(response.body(), "access_token");
        assertThat(access.getSubject()).isEqualTo(SeededPeople.findByName("bob").orElseThrow().subject());
        assertThat(access.getAudience()).containsExactly("fleetledger");
        assertThat(FakeBrowser.claimsOf(response.body(), "id_token").getStringClaim("name")).isEqualTo("Bob Viewer");
    }

    @Test
    void rejectsAuthorizationCodeWithWrongVerifier() throws Exception {
        String code = fakeBrowser.signIn("bob", CALLBACK);

        var response = fakeBrowser.send(fakeBrowser.tokenRequest("console", "a-secret")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=" + code
                        + "&redirect_uri=" + CALLBACK + "&code_verifier=" + "x".repeat(43))));

        assertThat(response.statusCode()).isEqualTo(400);
    }
}

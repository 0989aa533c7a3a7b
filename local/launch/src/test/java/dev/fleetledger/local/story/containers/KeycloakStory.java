package dev.fleetledger.local.story.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.story.Browser;
import dev.fleetledger.local.story.Person;
import dev.fleetledger.local.story.Wizard;

/** The same containers with Keycloak as the identity provider. */
@Tag("containers")
@ResourceLock(ComposeProject.LOCK)
class KeycloakStory {

    private static final ComposeProject PROJECT = ComposeProject.of("fleetledger-keycloak", 77)
            .withFile("deploy/keycloak/compose.yaml");
    @RegisterExtension
    static final MeasuredProject MEASURED = new MeasuredProject(PROJECT);

    @Test
    void startsDraftInSessionOfWhoSignedInWithKeycloaksForm() {
        Person admin = new Browser(PROJECT.console()).signIn("admin");

        String draft = Wizard.start(admin).saveBasics("with-keycloak").saveContainers(MainJob.IMAGE).draft();

        var saved = admin.get("/drafts/" + draft).expectStatus(200);
        assertThat(saved.text("/owner")).isEqualTo("5f0c6f0e-2a61-4c1b-9d57-8b0c7c1d0a01");
        assertThat(saved.text("/steps/containers/state")).isEqualTo("complete");
    }

    @Test
    void letsServiceAccountDoWhatItIsGranted() throws IOException, InterruptedException {
        String token = serviceAccountToken();
        Person automation = new Person(PROJECT.console(), () -> token);
        String account = automation.get("/me").expectStatus(200).text("/id");
        automation.post("/drafts", "{\"kind\":\"DaemonSet\"}").expectStatus(403);

        String granted = new Browser(PROJECT.console()).signIn("admin").post("/grants", """
                {"role":"NSEditor","holder":{"kind":"user","id":"%s"},"scope":{"all":true,"namespace":"monitoring"},"reason":"deploys"}"""
                .formatted(account)).expectStatus(201).position();
        automation.getAfter(granted, "/me").expectStatus(200);

        Wizard.start(automation).saveBasics("by-automation");
    }

    private static String serviceAccountToken() throws IOException, InterruptedException {
        var tokens = PROJECT.issuer().resolve("/realms/fleetledger/protocol/openid-connect/token");
        var request = HttpRequest.newBuilder(tokens).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=automation&client_secret=automation-of-a-trial"));
        try (var client = HttpClient.newHttpClient()) {
            String answer = client.send(request.build(), BodyHandlers.ofString()).body();
            String token = new JsonMapper().readTree(answer).path("access_token").asString("");
            assertThat(token).as(answer).isNotEmpty();
            return token;
        }
    }
}

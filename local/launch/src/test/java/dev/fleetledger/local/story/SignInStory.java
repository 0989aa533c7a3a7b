package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Sign-in at the page by the authorization code flow, and work in the session that it begins. */
@ResourceLock(SharedFleet.LOCK)
class SignInStory {

    @Test
    void startsDraftInSessionOfWhoSignedIn() {
        Person alice = new Browser(SharedFleet.fleet().console()).signIn("alice");

        String draft = Wizard.start(alice).saveBasics("by-browser").draft();

        String owner = alice.get("/me").expectStatus(200).text("/id");
        assertThat(SharedFleet.person("alice").get("/drafts/" + draft).expectStatus(200).text("/owner")).isNotEmpty().isEqualTo(owner);
    }

    @Test
    void rejectsChangeInSessionWithoutConsolesHeader() {
        Person alice = new Browser(SharedFleet.fleet().console()).signIn("alice");
        Person elsewhere = new Person(alice.console(), alice.client(), () -> new Person.Header("Accept", "application/json"));

        assertThat(elsewhere.post("/drafts", "{\"kind\":\"DaemonSet\"}").expectStatus(403).text("/code")).isEqualTo("ConsoleHeaderIsMissing");
    }
}

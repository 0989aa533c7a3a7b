package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Client of the local OIDC server's endpoints for scripts. */
public final class IssuerClient {

    private final URI address;

    public IssuerClient(URI address) {
        this.address = address;
    }

    /** Returns subjects by name. */
    public Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        HttpCalls.json(HttpCalls.requestTo(address.resolve("/dev/people")).build())
                .forEach(person -> people.put(person.path("name").asString(), person.path("subject").asString()));
        return people;
    }

    /** Returns a token of a seeded person, whose password is the name. */
    public String token(String name) {
        return HttpCalls.json(HttpCalls.requestTo(address.resolve("/dev/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + name + "&password=" + name))
                        .build())
                .path("access_token").asString();
    }
}

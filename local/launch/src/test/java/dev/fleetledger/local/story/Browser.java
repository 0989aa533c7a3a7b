package dev.fleetledger.local.story;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs a person in as a browser does: by the console's redirects, the identity provider's form, and cookies. */
public final class Browser {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Person.Header CHANGES_ARE_ALLOWED = new Person.Header("X-Console", "1");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new LoopbackCookies()).followRedirects(Redirect.NORMAL).build();
    private final URI console;

    public Browser(URI console) {
        this.console = console;
    }

    /** The password of each seeded person is the name. */
    public Person signIn(String name) {
        HttpResponse<String> form = send(HttpRequest.newBuilder(console.resolve("/oauth2/authorization/fleetledger")));
        HttpResponse<String> page = submit(form, Map.of("username", name, "password", name));
        if (!page.uri().resolve("/").equals(console.resolve("/")) || !session().contains("\"username\":\"" + name + "\"")) {
            throw new AssertionError(name + " is not signed in; " + page.uri() + " answered " + page.statusCode() + ": " + page.body());
        }
        return new Person(console, client, () -> CHANGES_ARE_ALLOWED);
    }

    /** Who is signed in, as the page asks for it. */
    public String session() {
        return send(HttpRequest.newBuilder(console.resolve("/session/me"))).body();
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> input) {
        String action = text(ACTION, page.body());
        Map<String, String> fields = new LinkedHashMap<>(input);
        HIDDEN.matcher(page.body()).results().map(field -> field.group()).forEach(field ->
                fields.put(attribute("name", field), attribute("value", field)));
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page.uri().resolve(action)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.header("Accept", "text/html,*/*;q=0.8").timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String attribute(String name, String tag) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? unescape(matcher.group(1)) : "";
    }

    private static String text(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return unescape(matcher.group(1));
    }

    private static String unescape(String html) {
        return html.replace("&amp;", "&");
    }
}

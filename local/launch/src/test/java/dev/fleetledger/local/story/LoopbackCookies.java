package dev.fleetledger.local.story;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Cookies as browsers keep them: over loopback a Secure cookie is sent without TLS, as Keycloak expects. */
final class LoopbackCookies extends CookieManager {

    @Override
    public void put(URI uri, Map<String, List<String>> responseHeaders) throws IOException {
        super.put(uri, responseHeaders);
        CookieStore store = getCookieStore();
        for (HttpCookie cookie : store.getCookies()) {
            cookie.setSecure(false);
        }
    }
}

package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/** TLS context that trusts only the configured authority. */
final class Tls {

    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /** @param authority PEM; absent: the authorities that Java trusts */
    static SSLContext context(ApiServerAccess access, @Nullable String authority) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(access.key() == null || access.certificate() == null ? null : keyManagers(access.certificate(), access.key())
                    .getKeyManagers(),
                    authority == null ? null : trustManagers(authority).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("Certificates or key for " + access + " can't be used: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory trustManagers(String authority) throws GeneralSecurityException, IOException {
        KeyStore store = emptyKeyStore();
        int number = 0;
        for (Certificate certificate : Pem.certificates(authority)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyManagerFactory keyManagers(String certificate, String key) throws GeneralSecurityException, IOException {
        List<Certificate> chain = Pem.certificates(certificate);
        KeyStore store = emptyKeyStore();
        store.setKeyEntry("agent", Pem.privateKey(key), NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys;
    }

    private static KeyStore emptyKeyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

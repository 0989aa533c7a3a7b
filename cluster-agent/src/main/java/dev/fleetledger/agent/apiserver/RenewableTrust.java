package dev.fleetledger.agent.apiserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.fabric8.kubernetes.client.Config;

/**
 * Trusts only the configured authority, which it reads again if a certificate isn't trusted: a cluster may get a new one, and the
 * kubelet then replaces the file. fabric8's client reads it once, and also trusts the authorities that Java trusts.
 */
final class RenewableTrust extends X509ExtendedTrustManager {

    private final Config config;
    private volatile X509ExtendedTrustManager current;

    RenewableTrust(Config config) throws CertificateException {
        this.config = config;
        this.current = read();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(trust -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(trust -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(trust -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("This agent accepts no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("This agent accepts no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("This agent accepts no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return current.getAcceptedIssuers();
    }

    private interface Check {
        void by(X509ExtendedTrustManager trust) throws CertificateException;
    }

    private void check(Check check) throws CertificateException {
        try {
            check.by(current);
        } catch (CertificateException e) {
            X509ExtendedTrustManager renewed = read();
            check.by(renewed);
            current = renewed;
        }
    }

    /** @throws CertificateException also of a file that is half written: the next failed handshake reads it again */
    private X509ExtendedTrustManager read() throws CertificateException {
        try {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem())) {
                authorities.setCertificateEntry("authority-" + authorities.size(), authority);
            }
            if (authorities.size() == 0) {
                throw new CertificateException("The certificate authority of " + config.getMasterUrl() + " holds no certificate");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("The certificate authority of " + config.getMasterUrl() + " can't be used: " + e.getMessage(), e);
        }
    }

    private InputStream pem() throws IOException {
        String data = config.getCaCertData();
        return new ByteArrayInputStream(data == null || data.isEmpty() ? Files.readAllBytes(Path.of(config.getCaCertFile()))
                : Base64.getMimeDecoder().decode(data));
    }
}

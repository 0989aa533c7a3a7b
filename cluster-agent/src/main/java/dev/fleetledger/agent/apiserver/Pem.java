package dev.fleetledger.agent.apiserver;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM. Java 25 supports only PKCS #8; Kubernetes' tools also write the older forms. */
final class Pem {

    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END");
    /** The algorithm that PKCS #8 puts before the older form (RFC 5958): RSA, or EC on one curve. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "RSA", "300d06092a864886f70d0101010500",
            "06082a8648ce3d030107", "301306072a8648ce3d020106082a8648ce3d030107",
            "06052b81040022", "301006072a8648ce3d020106052b81040022",
            "06052b81040023", "301006072a8648ce3d020106052b81040023");

    private Pem() {}

    static List<Certificate> certificates(String pem) throws GeneralSecurityException {
        byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
        return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes)));
    }

    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw new GeneralSecurityException("The PEM contains no private key");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(2).strip());
        return switch (matcher.group(1).strip()) {
            case "" -> pkcs8(bytes);
            case "RSA" -> pkcs8(wrap(hex("RSA"), bytes));
            case "EC" -> pkcs8(wrap(hex(curve(bytes)), bytes));
            case String other -> throw new GeneralSecurityException("Unsupported private key format " + other + "; convert it to PKCS #8");
        };
    }

    private static PrivateKey pkcs8(byte[] bytes) throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(bytes);
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException e) {
                // The next algorithm may accept the key.
            }
        }
        throw new GeneralSecurityException("Unsupported private key algorithm");
    }

    private static String curve(byte[] sec1) throws GeneralSecurityException {
        String text = java.util.HexFormat.of().formatHex(sec1);
        return ALGORITHMS.keySet().stream().filter(text::contains).findFirst()
                .orElseThrow(() -> new GeneralSecurityException("Unsupported elliptic curve of the private key"));
    }

    private static byte[] hex(String algorithm) {
        return java.util.HexFormat.of().parseHex(ALGORITHMS.get(algorithm));
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        byte[] version = {2, 1, 0};
        return der(0x30, concat(version, algorithm, der(0x04, key)));
    }

    private static byte[] der(int tag, byte[] content) {
        return concat(new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

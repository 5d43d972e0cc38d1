package io.github.kisimock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;

/**
 * What a port for HTTPS takes.
 *
 * @param port 0 for any free one
 * @param context with certificate and key
 * @param authority whom clients have to trust, in PEM, if it was made for this start
 */
record Tls(int port, SSLContext context, Optional<String> authority) {

    /** Longer is refused by some clients. */
    private static final long DAYS = 397;

    /**
     * With a certificate for those names and addresses, from an authority that nobody has the key of once the
     * mock has ended.
     *
     * @throws IllegalArgumentException if one of them is no name
     */
    static Tls selfSigned(int port, List<String> names) throws GeneralSecurityException {
        HeldCertificate authority = new HeldCertificate.Builder()
                .commonName("Authority of one start of Kisi Mock (unofficial)")
                .certificateAuthority(0)
                .duration(DAYS, TimeUnit.DAYS)
                .build();
        HeldCertificate.Builder ours = new HeldCertificate.Builder()
                .commonName("Kisi Mock (unofficial)")
                .signedBy(authority)
                .duration(DAYS, TimeUnit.DAYS);
        names.forEach(ours::addSubjectAlternativeName);
        HeldCertificate made = ours.build();
        return new Tls(
                port,
                context(made.keyPair().getPrivate(), List.of(made.certificate(), authority.certificate())),
                Optional.of(authority.certificatePem()));
    }

    /**
     * With a certificate and its key from files in PEM; certificates of authorities may follow in the first.
     *
     * @throws IOException if there is no such file
     * @throws GeneralSecurityException if they are no certificate and key that belong together
     */
    static Tls read(int port, Path certificate, Path key) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(certificate)) {
            List<Certificate> chain =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (chain.isEmpty()) {
                throw new GeneralSecurityException("there is no certificate in it");
            }
            String algorithm = chain.get(0).getPublicKey().getAlgorithm();
            return new Tls(port, context(privateKey(Files.readString(key), algorithm), chain), Optional.empty());
        }
    }

    private static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new GeneralSecurityException("the key must be in PKCS #8, without a password");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("(?m)^-----.*$", ""));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static SSLContext context(PrivateKey key, List<Certificate> chain) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("kisi-mock", key, new char[0], chain.toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Fault;
import io.github.kisimock.control.LostReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A mock that answers by HTTPS: for clients that know one base URL only, the real one. */
class TlsTest {

    private static KisiMock start(String... flags) {
        return KisiMock.start(Settings.standard(), tls(flags));
    }

    private static Optional<Tls> tls(String... flags) {
        return TlsOptions.of(Options.parse(flags, Map.of()));
    }

    private static KisiMock selfSigned() {
        return start("--tls=self-signed", "--tls-port=0");
    }

    private static URI secure(KisiMock mock) {
        return mock.tlsUri().orElseThrow();
    }

    private static String authority(KisiMock mock) {
        return new Client(mock.uri()).get("/_mock/ca.pem").isOk().body();
    }

    private static HttpResponse<String> health(KisiMock mock, String trusted, Version version) throws Exception {
        return get("/_mock/health", mock, trusted, version);
    }

    private static HttpResponse<String> get(String path, KisiMock mock, String trusted, Version version)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "trusted",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(trusted.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(version)
                .build()
                .send(HttpRequest.newBuilder(secure(mock).resolve(path)).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void whoever_trusts_its_authority_reaches_it_by_http_1_and_2(Version version) throws Exception {
        try (KisiMock mock = selfSigned()) {
            HttpResponse<String> reply = health(mock, authority(mock), version);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.version()).isEqualTo(version);
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void a_fault_strikes_there_too(Version version) throws Exception {
        String open = "/organizations/acme/public";
        try (KisiMock mock = selfSigned()) {
            String trusted = authority(mock);
            mock.control()
                    .faults()
                    .add(Fault.of(new Effect.SlowBody(Duration.ofMillis(9))).first(1));
            assertThat(get(open, mock, trusted, version).body()).contains("Acme");
            mock.control().faults().add(Fault.of(LostReply.CONNECTION_RESET));
            assertThatThrownBy(() -> get(open, mock, trusted, version)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nobody_else_does() {
        try (KisiMock mock = selfSigned();
                KisiMock other = selfSigned()) {
            assertThatThrownBy(() -> health(mock, authority(other), Version.HTTP_2))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void a_client_of_the_real_address_needs_no_change(@TempDir Path folder) throws Exception {
        try (KisiMock mock = selfSigned()) {
            Path trusted = folder.resolve("ca.pem");
            Files.writeString(trusted, authority(mock));
            int port = secure(mock).getPort();
            Process curl = new ProcessBuilder(
                            "curl",
                            "-s",
                            "--resolve",
                            "api.kisi.io:" + port + ":127.0.0.1",
                            "--cacert",
                            trusted.toString(),
                            "https://api.kisi.io:" + port + "/users",
                            "-H",
                            "Authorization: KISI-LOGIN " + Client.OWNERS_KEY)
                    .start();
            assertThat(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("owner@acme.example");
        }
    }

    @Test
    void the_names_in_the_certificate_can_be_others() throws Exception {
        try (KisiMock mock = start("--tls=self-signed", "--tls-port=0", "--tls-names=doors.example, localhost")) {
            assertThatThrownBy(() -> health(mock, authority(mock), Version.HTTP_2)) // by its address, 127.0.0.1
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void a_certificate_of_ones_own_serves_as_well(@TempDir Path folder) throws Exception {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Path certificate = write(folder, "cert.pem", own.certificatePem());
        Path key = write(folder, "key.pem", own.privateKeyPkcs8Pem());
        try (KisiMock mock = start("--tls-port=0", "--tls-cert=" + certificate, "--tls-key=" + key)) {
            assertThat(health(mock, own.certificatePem(), Version.HTTP_1_1).statusCode())
                    .isEqualTo(200);
            assertThat(new Client(mock.uri()).get("/_mock/ca.pem").status()).isEqualTo(404);
        }
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void without_being_asked_for_there_is_none() {
        assertThat(tls()).isEmpty();
        try (KisiMock mock = start()) {
            Reply reply = new Client(mock.uri()).get("/_mock/ca.pem");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).contains("--tls self-signed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "--tls=yes @ --tls is set to 'yes'; it takes off|self-signed",
                "--tls-cert=a.pem @ --tls-cert is set to 'a.pem'; it takes --tls-key beside it",
                "--tls-key=a.pem @ --tls-key is set to 'a.pem'; it takes --tls-cert beside it",
                "--tls=self-signed --tls-port=x @ --tls-port is set to 'x'; it takes a number from 0 to 65535",
                "--tls=self-signed --tls-cert=a --tls-key=b @ --tls is set to 'self-signed'; it does not go with --tls-cert",
                "--tls-cert=no.pem --tls-key=no.key @ --tls-cert is set to 'no.pem'; it takes a file, and there is none of that name",
            })
    void what_cannot_be_is_refused_by_name(String flags, String line) {
        assertThatThrownBy(() -> tls(flags.split(" +")))
                .isInstanceOf(SettingProblem.class)
                .hasMessage(line);
    }

    @Test
    void a_key_of_another_certificate_is_refused(@TempDir Path folder) throws IOException {
        List<HeldCertificate> two = List.of(
                new HeldCertificate.Builder().build(),
                new HeldCertificate.Builder().rsa2048().build());
        Path certificate = write(folder, "cert.pem", two.get(0).certificatePem());
        Path key = write(folder, "key.pem", two.get(1).privateKeyPkcs8Pem());
        assertThatThrownBy(() -> tls("--tls-cert=" + certificate, "--tls-key=" + key))
                .isInstanceOf(SettingProblem.class)
                .hasMessageContaining("takes a certificate to which --tls-key belongs");
    }
}

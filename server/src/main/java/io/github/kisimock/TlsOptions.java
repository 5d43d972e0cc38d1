package io.github.kisimock;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** The settings of HTTPS, which the program has and the library has not. */
final class TlsOptions {

    /** As clients reach it: by the fixed name of the real API, beside other containers, on the same machine. */
    private static final String NAMES = "api.kisi.io,kisi-mock,localhost,127.0.0.1";

    static final List<Setting> ALL = List.of(
            new Setting("--tls", "MODE", "off", "self-signed: answers by HTTPS too; certificate at /_mock/ca.pem."),
            new Setting("--tls-port", "NUMBER", "8443", "The port for HTTPS; 0 for any free one."),
            new Setting("--tls-names", "LIST", NAMES, "Names and addresses in that certificate."),
            new Setting("--tls-cert", "FILE", "", "HTTPS with this certificate instead, in PEM."),
            new Setting("--tls-key", "FILE", "", "Its key, in PEM, PKCS #8."));

    private TlsOptions() {}

    /**
     * What was asked for.
     *
     * @throws SettingProblem if it cannot be had
     */
    static Optional<Tls> of(SettingValues given) {
        boolean selfSigned = given.choice("--tls", "off", "self-signed").equals("self-signed");
        Optional<String> certificate = given.text("--tls-cert");
        Optional<String> key = given.text("--tls-key");
        if (certificate.isPresent() && key.isEmpty()) {
            throw given.refused("--tls-cert", "takes --tls-key beside it");
        }
        if (certificate.isEmpty() && key.isPresent()) {
            throw given.refused("--tls-key", "takes --tls-cert beside it");
        }
        if (selfSigned && certificate.isPresent()) {
            throw given.refused("--tls", "does not go with --tls-cert");
        }
        int port = given.port("--tls-port");
        return certificate
                .map(file -> read(given, port, Path.of(file), Path.of(key.orElseThrow())))
                .or(() -> selfSigned ? Optional.of(selfSigned(given, port)) : Optional.empty());
    }

    private static Tls selfSigned(SettingValues given, int port) {
        try {
            return Tls.selfSigned(port, List.of(given.value("--tls-names").split("\\s*,\\s*")));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw given.refused("--tls-names", "takes names and addresses with commas between: " + e.getMessage());
        }
    }

    private static Tls read(SettingValues given, int port, Path certificate, Path key) {
        try {
            return Tls.read(port, certificate, key);
        } catch (NoSuchFileException e) {
            String flag = String.valueOf(e.getFile()).equals(key.toString()) ? "--tls-key" : "--tls-cert";
            throw given.refused(flag, "takes a file, and there is none of that name");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw given.refused("--tls-cert", "takes a certificate to which --tls-key belongs: " + e.getMessage());
        }
    }
}

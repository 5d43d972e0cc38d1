package io.github.kisimock;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The settings of HTTPS, which the program has and the library has not. */
final class TlsOptions {

    /** As clients reach it: by the fixed name of the real API, beside other containers, on the same machine. */
    private static final String NAMES = "api.kisi.io,kisi-mock,localhost,127.0.0.1";

    private TlsOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.option(
                        "--tls", "MODE", "off", "self-signed: answers by HTTPS too; certificate at /_mock/ca.pem."))
                .addOption(Options.option("--tls-port", "NUMBER", "8443", "The port for HTTPS; 0 for any free one."))
                .addOption(Options.option("--tls-names", "LIST", NAMES, "Names and addresses in that certificate."))
                .addOption(Options.option("--tls-cert", "FILE", "", "HTTPS with this certificate instead, in PEM."))
                .addOption(Options.option("--tls-key", "FILE", "", "Its key, in PEM, PKCS #8."));
    }

    /**
     * What was asked for.
     *
     * @throws ParameterException if it cannot be had
     */
    static Optional<Tls> of(ParseResult given) {
        boolean selfSigned =
                Options.choice(given, "--tls", "off", "self-signed").equals("self-signed");
        Optional<String> certificate = Options.given(given, "--tls-cert");
        Optional<String> key = Options.given(given, "--tls-key");
        if (certificate.isPresent() && key.isEmpty()) {
            throw Options.refused(given, "--tls-cert", "takes --tls-key beside it");
        }
        if (certificate.isEmpty() && key.isPresent()) {
            throw Options.refused(given, "--tls-key", "takes --tls-cert beside it");
        }
        if (selfSigned && certificate.isPresent()) {
            throw Options.refused(given, "--tls", "does not go with --tls-cert");
        }
        int port = Options.port(given, "--tls-port");
        return certificate
                .map(file -> read(given, port, Path.of(file), Path.of(key.orElseThrow())))
                .or(() -> selfSigned ? Optional.of(selfSigned(given, port)) : Optional.empty());
    }

    private static Tls selfSigned(ParseResult given, int port) {
        try {
            return Tls.selfSigned(
                    port, List.of(Options.value(given, "--tls-names").split("\\s*,\\s*")));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw Options.refused(
                    given, "--tls-names", "takes names and addresses with commas between: " + e.getMessage());
        }
    }

    private static Tls read(ParseResult given, int port, Path certificate, Path key) {
        try {
            return Tls.read(port, certificate, key);
        } catch (NoSuchFileException e) {
            String flag = String.valueOf(e.getFile()).equals(key.toString()) ? "--tls-key" : "--tls-cert";
            throw Options.refused(given, flag, "takes a file, and there is none of that name");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw Options.refused(
                    given, "--tls-cert", "takes a certificate to which --tls-key belongs: " + e.getMessage());
        }
    }
}

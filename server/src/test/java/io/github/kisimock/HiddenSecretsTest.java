package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.Credentials;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.NewLogin;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.SignIn;
import io.github.kisimock.domain.User;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is secret gets into no log, since it hides itself. */
@MockTest
class HiddenSecretsTest {

    private static final String VALUE = "5ec3e70000000000000000000000005e";

    @Test
    void a_secret_a_password_and_a_code_hide_themselves() {
        assertThat(List.of(new Secret(VALUE), new Password(VALUE), new Code(VALUE)))
                .extracting(Object::toString)
                .containsExactly("Secret[hidden]", "Password[hidden]", "Code[hidden]");
    }

    @Test
    void a_command_hides_what_it_carries() {
        Credentials credentials = new Credentials(
                Optional.of("acme"),
                Optional.of(new EmailAddress("member@acme.example")),
                Optional.of(new Password(VALUE)),
                Optional.of(new Code(VALUE)));
        NewLogin login =
                new NewLogin(Login.Kind.DEVICE, Optional.empty(), Login.Device.UNKNOWN, true, new Secret(VALUE));
        SignIn signIn = new SignIn(credentials, login, secret -> Set.of(new Code(VALUE)), Instant.EPOCH);
        assertThat(signIn.toString()).contains("member@acme.example").doesNotContain(VALUE);
    }

    @Test
    void users_and_logins_hide_what_they_carry(Client client, KisiMock mock) {
        String secret = client.signIn("member").isOk().text("/secret");
        Client member = client.as(secret);
        String shared = member.post("/user/2fa/otp_secret").isOk().text("/otp_secret");
        String code = member.post("/user/2fa/backup_codes")
                .isOk()
                .at("/backup_codes/0")
                .stringValue();
        assertThat(mock.control().world().all(User.class).rows().toString())
                .contains("member@acme.example")
                .doesNotContain("member-password", shared, code);
        assertThat(mock.control().world().all(Login.class).rows().toString())
                .contains("Acme integration")
                .doesNotContain(secret, Client.OWNERS_KEY);
    }

    @Test
    void nothing_secret_is_a_bare_text() {
        Stream<RecordComponent> parts = new ClassFileImporter()
                .importPackages("io.github.kisimock.domain").stream()
                        .filter(type -> type.isRecord())
                        .flatMap(type -> Arrays.stream(type.reflect().getRecordComponents()));
        assertThat(parts.filter(part -> part.getName().matches("(?i).*(secret|password|token|otp|code).*")))
                .hasSizeGreaterThan(10)
                .allSatisfy(part -> assertThat(part.getGenericType().getTypeName())
                        .as("%s of %s", part.getName(), part.getDeclaringRecord())
                        .doesNotContain("java.lang.String"));
    }
}

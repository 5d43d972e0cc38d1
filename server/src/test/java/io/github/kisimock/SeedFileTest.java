package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.kisimock.control.Planting;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFileTest {

    /** What a test adds lines to. */
    private static final String ACME = "organizations:\n  - name: Acme\n    domain: acme\n";

    private static final String STANDARD = """
            organizations:
              - name: Acme
                domain: acme
                users:
                  - email: owner@acme.example
                    password: owner-password
                    role: owner
                    api_keys:
                      - name: Acme integration
                        secret: ac3e0000000000000000000000000001
                  - email: admin@acme.example
                    password: admin-password
                    role: administrator
                  - email: member@acme.example
                    password: member-password
                  - email: unconfirmed@acme.example
                    password: unconfirmed-password
                    confirmed: false
                  - email: managed@acme.example
                    managed: true
                places:
                  - name: Headquarters
                    locks:
                      - name: Front door
                      - name: Server room
                groups:
                  - name: Staff
                    locks: [Front door]
                    members: [member@acme.example, managed@acme.example]
            """;

    private static final String EVERYTHING = """
            {"organizations": [{
              "name": "Acme", "domain": "acme", "send_emails": false, "device_logins_expire_after": 60,
              "users": [{
                "email": "Ada@acme.example", "name": "Ada", "password": "adas-password", "role": "manager",
                "confirmed": false, "send_emails": false, "access_enabled": false, "notes": "a note",
                "metadata": {"plan": "gold", "age": 36, "vip": true, "none": null},
                "two_factor": {"secret": "JBSWY3DPEHPK3PXP", "backup_codes": ["abc123"]},
                "logins": [{"name": "Phone", "secret": "00000000000000000000000000000001", "expire": false}]
              }]
            }]}
            """;

    @Test
    void the_standard_world_in_yaml_is_the_standard_world() {
        assertThat(read(STANDARD)).isEqualTo(Seed.standard());
    }

    @Test
    void json_is_read_as_well_and_every_field_counts() {
        World world = plant(read(EVERYTHING));
        User ada = world.all(User.class).rows().iterator().next();
        assertThat(ada.email().value()).isEqualTo("ada@acme.example");
        assertThat(ada.profile().name()).isEqualTo("Ada");
        assertThat(ada.profile().notes()).contains("a note");
        assertThat(ada.profile().accessEnabled()).isFalse();
        assertThat(ada.profile().metadata().entries())
                .containsEntry("plan", Optional.of("gold"))
                .containsEntry("age", Optional.of(36))
                .containsEntry("vip", Optional.of(true))
                .containsEntry("none", Optional.empty());
        assertThat(ada.confirmed()).isFalse();
        assertThat(ada.mailed()).isFalse();
        assertThat(ada.needsSecondFactor()).isTrue();
        assertThat(world.get(ada.organizationId()).deviceLoginsExpireAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(world.get(ada.organizationId()).sendsEmails()).isFalse();
        assertThat(world.all(Login.class).rows()).singleElement().satisfies(login -> {
            assertThat(login.secret().value()).isEqualTo("00000000000000000000000000000001");
            assertThat(login.name()).contains("Phone");
            assertThat(login.expire()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# nothing\n", "---\n", "{}", "organizations:\n", "organizations: []\n"})
    void a_file_with_nothing_in_it_is_an_empty_world(String text) {
        assertThat(read(text)).isEqualTo(Seed.NONE);
    }

    @Test
    void a_text_may_look_like_a_number() {
        Seed seed = read(ACME
                + "    users:\n      - email: a@b.example\n        password: 0123456789\n"
                + "        api_keys: [{secret: 00000000000000000000000000000001}]\n");
        SeedUser user = seed.organizations().get(0).users().get(0);
        assertThat(user.password()).contains("0123456789");
        assertThat(user.apiKeys().get(0).secret()).contains("00000000000000000000000000000001");
    }

    @Test
    void what_the_file_leaves_out_has_a_default() {
        World world = plant(read(ACME + "    users: [{email: a@b.example}]\n"));
        User user = world.all(User.class).rows().iterator().next();
        assertThat(user.profile().name()).isEqualTo("a@b.example");
        assertThat(user.confirmed()).isTrue();
        assertThat(user.mailed()).isTrue();
        assertThat(user.password()).isEmpty();
        assertThat(user.profile().accessEnabled()).isTrue();
        assertThat(world.get(user.organizationId()).deviceLoginsExpireAfter()).isEqualTo(Duration.ofDays(14));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    organisations: []                              | 1: organisations: is unknown; known are clock, events, mail_tokens, next_ids, organizations, outbox, scenarios, switches
                    ACME    users:/- email: a@b.example/  pass: x  | 6: organizations[0].users[0].pass: is unknown; known are access_enabled, api_keys, confirmed, email, image, locale, logins, managed, metadata, name, notes, password, password_flow_enabled, record, role, seen, send_emails, two_factor
                    ACME    send_emails: maybe                     | 4: organizations[0].send_emails: takes true or false
                    ACME    send_emails: [true]                    | 4: organizations[0].send_emails: takes true or false
                    ACME    device_logins_expire_after: soon       | 4: organizations[0].device_logins_expire_after: takes a whole number
                    ACME    device_logins_expire_after: 1.5        | 4: organizations[0].device_logins_expire_after: takes a whole number
                    ACME    device_logins_expire_after: -1         | 4: organizations[0].device_logins_expire_after: takes 0 to 31536000 seconds
                    ACME    device_logins_expire_after: 31536001   | 4: organizations[0].device_logins_expire_after: takes 0 to 31536000 seconds
                    ACME    users: many                            | 4: organizations[0].users: takes a list
                    ACME    users:/  email: a@b.example            | 4: organizations[0].users: takes a list
                    ACME    users:/- a@b.example                   | 5: organizations[0].users[0]: takes keys with values
                    ACME    users:/- email: a@b.example/-          | 6: organizations[0].users[1]: is empty
                    ACME    users:/- email: [a@b.example]          | 5: organizations[0].users[0].email: takes a text
                    ACME    users:/- email: a@b.example/  metadata: [x] | 6: organizations[0].users[0].metadata: takes keys with values
                    ACME    groups:/- name: G/  members: [null]    | 6: organizations[0].groups[0].members[0]: is empty
                    hello                                          | 1: takes keys with values
                    - a                                            | 1: takes keys with values
                    42                                             | 1: takes keys with values
                    """)
    void what_is_unknown_or_of_the_wrong_type_is_refused(String text, String problem) {
        assertRefused(text, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ACME  - name: Beta/domain: acme                           | 5: organizations[1].domain: 'acme' is there twice
                    ACME  - domain: beta/send_emails: true                    | 4: organizations[1].name: is missing
                    ACME  - name: Beta/send_emails: true                      | 4: organizations[1].domain: is missing
                    ACME  - name: Beta/domain: ' '                            | 5: organizations[1].domain: is missing
                    ACME    users:/- email: a@b.example/- email: A@B.example  | 6: organizations[0].users[1].email: 'a@b.example' is there twice
                    ACME    users:/- name: Ada/  notes: x/- email: a@b.example | 5: organizations[0].users[0].email: is missing
                    ACME    users:/- email: nobody                            | 5: organizations[0].users[0].email: 'nobody' is no e-mail address
                    ACME    users:/- email: a@b.example/  role: boss          | 6: organizations[0].users[0].role: 'boss' is no role; take owner, administrator, manager, user_manager, observer or basic
                    ACME    users:/- email: a@b.example/  role: group_basic   | 6: organizations[0].users[0].role: 'group_basic' is no role; take owner, administrator, manager, user_manager, observer or basic
                    ACME    users:/- email: a@b.example/  managed: true/  password: x | 7: organizations[0].users[0].password: a managed user has none
                    ACME    users:/- email: a@b.example/  metadata: {a: {b: c}} | 6: organizations[0].users[0].metadata: has a value that is not basic
                    ACME    users:/- email: a@b.example/  two_factor: {secret: abc} | 6: organizations[0].users[0].two_factor.secret: takes at least 16 of A-Z and 2-7 (base 32)
                    ACME    users:/- email: a@b.example/  two_factor: {}      | 6: organizations[0].users[0].two_factor.secret: takes at least 16 of A-Z and 2-7 (base 32)
                    ACME    users:/- email: a@b.example/  api_keys:/  - secret: XYZ | 7: organizations[0].users[0].api_keys[0].secret: takes 32 of 0-9 and a-f
                    ACME    users:/- email: a@b.example/  logins:/  - secret: AC3E0000000000000000000000000001 | 7: organizations[0].users[0].logins[0].secret: takes 32 of 0-9 and a-f
                    ACME    users:/- email: a@b.example/  logins: [{secret: ac3e0000000000000000000000000001}]/  api_keys: [{secret: ac3e0000000000000000000000000001}] | 7: organizations[0].users[0].api_keys[0].secret: is there twice
                    ACME    places:/- locks: []                               | 5: organizations[0].places[0].name: is missing
                    ACME    places:/- name: HQ/  locks: [{}]                  | 6: organizations[0].places[0].locks[0].name: is missing
                    ACME    places:/- name: HQ/  locks:/  - name: Door/  - name: Door | 8: organizations[0].places[0].locks[1].name: 'Door' is there twice
                    ACME    users:/- {email: a@b.example, role: owner}/- {email: c@b.example, role: owner} | 6: organizations[0].users[1].role: there is an owner already
                    ACME    users:/- {email: a@b.example, managed: true, confirmed: false} | 5: organizations[0].users[0].confirmed: a managed user is
                    ACME    groups:/- locks: []                               | 5: organizations[0].groups[0].name: is missing
                    ACME    groups:/- name: Staff/  locks:/  - Gate           | 7: organizations[0].groups[0].locks[0]: there is no lock 'Gate'
                    ACME    groups:/- name: Staff/  members: [x@y.example]    | 6: organizations[0].groups[0].members[0]: there is no user 'x@y.example'
                    """)
    void what_contradicts_itself_is_refused(String text, String problem) {
        assertRefused(text, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ACME   send_emails: true      | 4: is no YAML: expected <block end>, but found '<block mapping start>'
                    organizations:/- name: [      | 3: is no YAML: expected the node content, but found '<stream end>'
                    organizations: [              | 2: is no YAML: expected the node content, but found '<stream end>'
                    {,}                           | 1: is no YAML: expected the node content, but found ','
                    a: b: c                       | 1: is no YAML: mapping values are not allowed here
                    ACME    name: Beta            | 4: Duplicate Object property "name"
                    ACME---/organizations: []     | 5: takes one document
                    """)
    void what_is_no_yaml_is_refused(String text, String problem) {
        assertRefused(text, problem);
    }

    @Test
    void a_problem_says_where_it_is() {
        SeedProblem problem = catchThrowableOfType(
                SeedProblem.class, () -> read(ACME + "    users: [{email: a@b.example, role: boss}]\n"));
        assertThat(problem.pointer()).isEqualTo("/organizations/0/users/0/role");
    }

    @Test
    void a_seed_made_in_java_is_refused_with_its_place_too() {
        Seed twice = Seed.of(List.of(
                Seed.standard().organizations().get(0),
                Seed.standard().organizations().get(0)));
        assertThatThrownBy(() -> KisiMock.start(Settings.standard().withSeed(twice)))
                .isInstanceOf(SeedProblem.class)
                .hasMessage("organizations[1].domain: 'acme' is there twice");
    }

    @Test
    void a_file_is_read_and_named_in_problems(@TempDir Path folder) throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), STANDARD);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "organisations: []\n");
        assertThat(SeedFile.read(good)).isEqualTo(Seed.standard());
        assertThatThrownBy(() -> SeedFile.read(bad))
                .hasMessage(
                        bad
                                + ":1: organisations: is unknown; known are clock, events, mail_tokens, next_ids, organizations, outbox, scenarios, switches");
    }

    @Test
    void a_file_that_is_missing_or_no_text_is_refused(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'#', (byte) 0xe4, '\n'});
        assertThatThrownBy(() -> SeedFile.read(missing))
                .isInstanceOf(SeedProblem.class)
                .hasMessage(missing + ": there is no such file");
        assertThatThrownBy(() -> SeedFile.read(binary))
                .isInstanceOf(SeedProblem.class)
                .hasMessage(binary + ": is no text in UTF-8");
        assertThatThrownBy(() -> SeedFile.read(folder))
                .isInstanceOf(SeedProblem.class)
                .hasMessageStartingWith(folder + ": cannot be read");
    }

    /** Reads a text in which a slash starts a new line, indented as a list in an organization, and ACME stands for one. */
    private static void assertRefused(String text, String problem) {
        String lines = text.replace("ACME", ACME).replace("---/", "---\n").replace("/", "\n    ") + "\n";
        assertThatThrownBy(() -> read(lines))
                .as(lines)
                .isInstanceOf(SeedProblem.class)
                .hasMessage("seed.yaml:" + problem);
    }

    private static Seed read(String text) {
        return SeedFile.read(text, "seed.yaml");
    }

    private static World plant(Seed seed) {
        return Planting.plant(
                seed, World.empty(Switches.STANDARD), TokenSource.seeded(6).next(), TestClock.START);
    }
}

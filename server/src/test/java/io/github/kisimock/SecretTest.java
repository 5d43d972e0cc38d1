package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.TokenSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void secrets_and_what_is_derived_from_them_are_all_different() {
        TokenSource tokens = TokenSource.seeded("0badcafe", 7);
        Set<Secret> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            Secret secret = tokens.next();
            assertThat(seen.add(secret)).isTrue();
            assertThat(seen.add(secret.derived(0))).isTrue();
            assertThat(seen.add(secret.derived(1))).isTrue();
        }
        assertThat(seen).allSatisfy(secret -> {
            assertThat(Secret.isWellFormed(secret.value())).isTrue();
            assertThat(secret.workspaceDigits()).isEqualTo("0badcafe");
        });
    }
}

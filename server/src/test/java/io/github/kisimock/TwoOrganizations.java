package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.control.SeedUser.SeedLogin;
import java.util.List;

/** A mock of the standard world and a second organization, Beta, where {@code member@acme.example} has an account too. */
final class TwoOrganizations implements AutoCloseable {

    static final String BETAS_KEY = "be7a0000000000000000000000000001";

    private final KisiMock mock;
    private final Client client;

    TwoOrganizations() {
        mock = KisiMock.start(Settings.standard().withSeed(seed()).withRandomSeed(1), new TestClock());
        client = new Client(mock.uri());
    }

    private static Seed seed() {
        List<SeedUser> users = List.of(
                SeedUser.of("owner@beta.example", "owner-password")
                        .withRole("owner")
                        .withApiKey(SeedLogin.of("Beta integration", BETAS_KEY)),
                SeedUser.of("member@acme.example", "beta-password"));
        SeedOrganization beta = SeedOrganization.of("Beta", "beta", users, List.of(), List.of());
        return Seed.of(List.of(Seed.standard().organizations().get(0), beta));
    }

    Client client() {
        return client;
    }

    KisiMock mock() {
        return mock;
    }

    @Override
    public void close() {
        mock.close();
    }
}

package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.control.SeedUser.SeedLogin;
import java.util.ArrayList;
import java.util.List;

/** One organization with many users: an owner with an API key, and the others, numbered from 1. */
final class Crowd {

    static final String DOMAIN = "acme";
    static final String PASSWORD = "member-password";
    static final String OWNERS_KEY = "ac3e0000000000000000000000000001";

    private Crowd() {}

    static String email(int number) {
        return "member" + number + "@acme.example";
    }

    static Seed of(int users) {
        List<SeedUser> crowd = new ArrayList<>();
        crowd.add(SeedUser.of("owner@acme.example", "owner-password")
                .withRole("owner")
                .withApiKey(SeedLogin.of("Benchmark", OWNERS_KEY)));
        for (int number = 1; number < users; number++) {
            crowd.add(SeedUser.of(email(number), PASSWORD));
        }
        return Seed.of(List.of(SeedOrganization.of("Acme", DOMAIN, crowd, List.of(), List.of())));
    }
}

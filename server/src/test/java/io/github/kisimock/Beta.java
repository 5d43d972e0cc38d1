package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import java.util.List;

/**
 * The standard world with a second organization, Beta, in it: for tests that nobody sees beyond their own.
 * The member of Acme is one of Beta too, with another password.
 */
final class Beta {

    static final String KEY = "be7a0000000000000000000000000001";
    static final int ID = 1_002;
    static final int PLACE = 2_002;
    static final int GROUP = 3_002;
    static final int LOCK = 4_003;
    static final int OWNER = 1_000_006;
    static final int ASSIGNMENT = 5_000_005;

    private static final Seed SEED = Seed.of(List.of(
            Seed.standard().organizations().get(0),
            SeedFile.read("""
                            organizations:
                              - name: Beta
                                domain: beta
                                device_logins_expire_after: 3600
                                users:
                                  - email: owner@beta.example
                                    password: beta-password
                                    role: owner
                                    api_keys: [{secret: be7a0000000000000000000000000001}]
                                  - email: member@acme.example
                                    password: beta-password
                                places:
                                  - name: Works
                                    locks: [{name: Gate}]
                                groups:
                                  - name: Everybody
                                    locks: [Gate]
                                    members: [member@acme.example]
                            """, "beta").organizations().get(0)));

    private Beta() {}

    static KisiMock start() {
        return KisiMock.start(Settings.standard().withSeed(SEED).withRandomSeed(2), new TestClock());
    }
}
